/** A small experiment to read, and golden texts. */
@NullMarked
package org.attentiontoolkit.api.testing;

import org.jspecify.annotations.NullMarked;
