/**
 * Files, for every module: written whole or not at all ({@link
 * org.attentiontoolkit.tensor.file.WholeFile}), told apart ({@link
 * org.attentiontoolkit.tensor.file.Sha256}), and what to say when they make trouble ({@link
 * org.attentiontoolkit.tensor.file.FileTrouble}).
 */
@NullMarked
package org.attentiontoolkit.tensor.file;

import org.jspecify.annotations.NullMarked;
