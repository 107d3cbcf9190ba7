/**
 * Text files read strictly, checksums, and files that appear whole or not at all: {@link
 * Utf8Lines}, {@link Sha256}, {@link WholeFile}.
 */
@NullMarked
package org.attentiontoolkit.tasks.file;

import org.jspecify.annotations.NullMarked;
