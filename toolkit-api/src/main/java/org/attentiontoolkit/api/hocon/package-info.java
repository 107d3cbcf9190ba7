/**
 * HOCON text into values that know where they were written. For the configuration; components see
 * only the records it is read into.
 *
 * <p>Reading order: {@link Document} (a file, what it includes, and what is set on top), {@link
 * Value} (what comes out), {@code Parser} (text into {@code Written}), {@code Resolver}
 * (substitutions filled in), {@link Place} and {@link FileLimits}. Why this is not left to a
 * library: decision 0010.
 */
@NullMarked
package org.attentiontoolkit.api.hocon;

import org.jspecify.annotations.NullMarked;
