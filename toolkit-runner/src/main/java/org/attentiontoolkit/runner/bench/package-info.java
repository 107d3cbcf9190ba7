/**
 * Speed beside PyTorch: the same sentences in the same order, turn by turn. Reading order: {@link
 * Duel}, {@link OurSide}, {@link PeerSide}, {@link PythonScript}.
 */
@NullMarked
package org.attentiontoolkit.runner.bench;

import org.jspecify.annotations.NullMarked;
