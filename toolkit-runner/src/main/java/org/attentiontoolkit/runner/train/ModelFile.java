package org.attentiontoolkit.runner.train;

import java.nio.file.Path;
import java.util.Map;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.io.SafeTensors;

/**
 * The file with the parameters that training ends with as far as is known. It is always whole, so
 * that whoever ends the process ends it with a model; and the best parameters need no second place
 * in memory.
 *
 * @param path of the safetensors file
 * @param parameters whose values it holds
 */
public record ModelFile(Path path, Parameters parameters) {
  /**
   * Writes the values as they are.
   *
   * @param step after how many updates
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be written
   */
  void write(long step) {
    SafeTensors.write(path, parameters, Map.of("step", Long.toString(step)));
  }

  /**
   * Brings the values back.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be read or was
   *     changed
   */
  void read() {
    SafeTensors.read(path, parameters);
  }
}
