package org.attentiontoolkit.api.hocon;

import java.util.List;

/**
 * HOCON that may be read: its grammar is right and it is within the {@link FileLimits}.
 *
 * @param includes a text for each {@code include} in it, in order
 * @param outline what it says, with all that it includes
 */
record HoconText(TextSource source, String text, List<HoconText> includes, Outline outline) {}
