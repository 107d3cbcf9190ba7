/**
 * Tensors in files: {@link org.attentiontoolkit.tensor.io.SafeTensors}, and what it is made of.
 *
 * <p>The format (https://github.com/huggingface/safetensors): eight bytes, little-endian, that tell
 * the length of a JSON header; the header, {@code {"name": {"dtype": "F32", "shape": [2, 3],
 * "data_offsets": [0, 24]}, …, "__metadata__": {"key": "text"}}}, filled up with spaces; then the
 * values of all tensors, row-major, little-endian, one after another without gaps.
 *
 * <p>A file of a model's own is read strictly: names and whole shapes must be the model's. One that
 * others wrote is read by a {@link org.attentiontoolkit.tensor.io.NameMap}: steps that rename,
 * transpose and skip, and a {@link org.attentiontoolkit.tensor.io.ReadReport} of what was taken,
 * missing and skipped.
 */
@NullMarked
package org.attentiontoolkit.tensor.io;

import org.jspecify.annotations.NullMarked;
