/**
 * Text as every part of the toolkit understands it: what a line is ({@link
 * org.attentiontoolkit.api.text.TextLines}) and what white space is ({@link
 * org.attentiontoolkit.api.text.Blanks}).
 */
@NullMarked
package org.attentiontoolkit.api.text;

import org.jspecify.annotations.NullMarked;
