/** Encoders, attentions and decoders. */
@NullMarked
package org.attentiontoolkit.models;

import org.jspecify.annotations.NullMarked;
