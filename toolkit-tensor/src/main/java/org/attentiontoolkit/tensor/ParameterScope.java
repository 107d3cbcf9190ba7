package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Role;

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
   * Declares a {@linkplain Role#WEIGHT weight}.
   *
   * @param parameterName its name within this scope, such as {@code query.weight}
   * @param shape its shape; weights of linear maps are {@code [out, in]}, as in PyTorch
   * @param initializer its first values
   */
  public Parameter parameter(String parameterName, Shape shape, Initializer initializer) {
    return parameter(parameterName, Role.WEIGHT, shape, initializer);
  }

  /**
   * Declares a parameter.
   *
   * @param parameterName its name within this scope, such as {@code query.bias}
   * @param role what it is; an optimizer may treat biases and norms differently
   * @param shape its shape
   * @param initializer its first values
   */
  public Parameter parameter(
      String parameterName, Role role, Shape shape, Initializer initializer) {
    return parameters.declare(qualified(parameterName), role, shape, initializer);
  }

  /**
   * Declares a buffer: values that are saved and read with the parameters but not learned, such as
   * running statistics. The model itself changes them; they are not counted as parameters.
   *
   * @param bufferName its name within this scope, such as {@code running.mean}
   * @param shape its shape
   * @param initializer its first values
   */
  public Parameter buffer(String bufferName, Shape shape, Initializer initializer) {
    return parameter(bufferName, Role.BUFFER, shape, initializer);
  }

  /**
   * Uses a parameter in another place, under a second name: the table of an embedding as the weight
   * of an output layer. It stays one parameter, with one entry in a file and the sum of the
   * gradients of all its uses; patterns find it by either name.
   *
   * @param parameterName the second name, within this scope
   * @param parameter one of the same model
   * @return that parameter
   */
  public Parameter tie(String parameterName, Parameter parameter) {
    return parameters.tie(qualified(parameterName), parameter);
  }

  private String qualified(String part) {
    return name.isEmpty() ? part : name + "." + part;
  }
}
