/**
 * Speed beside PyTorch: the same sentences in the same order, turn by turn. Reading order: {@link
 * Bench}, {@link Duel}, {@link OurSide}, {@link PeerSide}, {@link PythonScript}, {@link Table}.
 */
@NullMarked
package org.attentiontoolkit.runner.bench;

import org.jspecify.annotations.NullMarked;
