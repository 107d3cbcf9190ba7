/**
 * The real {@code ./toolkit} as a process on hostile input. Every command is listed in {@code
 * Commands}, and gets what can go wrong with streams, locales and terminals from {@code
 * EveryCommandTest}; the other tests have a row for each kind of odd file, signal and full disk.
 */
@NullMarked
package org.attentiontoolkit.runner.hostile;

import org.jspecify.annotations.NullMarked;
