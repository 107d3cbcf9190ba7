/**
 * Training a model's parameters: {@link org.attentiontoolkit.tensor.optim.ParameterUpdates} with an
 * {@link org.attentiontoolkit.tensor.optim.Optimizer} ({@link
 * org.attentiontoolkit.tensor.optim.Sgd}, {@link org.attentiontoolkit.tensor.optim.Adam}, {@link
 * org.attentiontoolkit.tensor.optim.AdamW}) and {@link org.attentiontoolkit.tensor.optim.Clipping},
 * by {@link org.attentiontoolkit.tensor.optim.ParameterGroup}s if some are to learn otherwise;
 * learning rates from {@link org.attentiontoolkit.tensor.optim.schedule}.
 */
@NullMarked
package org.attentiontoolkit.tensor.optim;

import org.jspecify.annotations.NullMarked;
