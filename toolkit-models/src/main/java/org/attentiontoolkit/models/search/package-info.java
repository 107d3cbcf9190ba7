/** What decoders of all kinds keep of a search. */
@NullMarked
package org.attentiontoolkit.models.search;

import org.jspecify.annotations.NullMarked;
