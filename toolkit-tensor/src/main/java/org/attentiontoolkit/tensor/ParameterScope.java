package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;

/** Where a part of a model declares its parameters: a name that theirs begin with. */
public final class ParameterScope {
  private final Parameters parameters;
  private final String name;

  ParameterScope(Parameters parameters, String name) {
    this.parameters = parameters;
    this.name = name;
  }

  /** This scope's own name, empty for the root. */
  public String name() {
    return name;
  }

  /** The scope of a part of this part. */
  public ParameterScope child(String childName) {
    return new ParameterScope(parameters, qualified(childName));
  }

  /**
   * Declares a parameter.
   *
   * @param parameterName its name within this scope, such as {@code query.weight}
   * @param shape its shape; weights of linear maps are {@code [out, in]}, as in PyTorch
   * @param initializer its first values
   */
  public Parameter parameter(String parameterName, Shape shape, Initializer initializer) {
    return parameters.declare(qualified(parameterName), shape, initializer);
  }

  private String qualified(String part) {
    return name.isEmpty() ? part : name + "." + part;
  }
}
