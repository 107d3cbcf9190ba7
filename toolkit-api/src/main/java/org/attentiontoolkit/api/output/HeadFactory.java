package org.attentiontoolkit.api.output;

import org.attentiontoolkit.tensor.ParameterScope;

/** A head whose configuration is known, not yet its place. */
@FunctionalInterface
public interface HeadFactory {
  /** Makes the head and declares its parameters. */
  Head create(HeadSlot slot, ParameterScope scope);
}
