package org.attentiontoolkit.runner.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.init.TakenParameters;
import org.attentiontoolkit.runner.init.TakenParameters.Fate;

/** Where the parameters of a run come from, if not from training that began with drawn ones. */
public sealed interface Origin {
  /** Name of the run that they come from, such as {@code numbers/one}. */
  String run();

  /** Where its folder was. */
  String path();

  /** What is to be told of it, by name, in the order to show it. */
  Map<String, String> facts();

  /**
   * The mean of models of a run.
   *
   * @param run its name
   * @param path its folder
   * @param models in the order of their steps
   */
  record Mean(String run, String path, List<Model> models) implements Origin {
    @Override
    public Map<String, String> facts() {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("the mean of models of", run + ", " + path);
      models.forEach(model -> facts.put("step " + model.step(), "sha256 " + model.sha256()));
      return facts;
    }
  }

  /**
   * Training that began with parameters of a run.
   *
   * @param run its name
   * @param path its folder
   * @param sha256 of the file with its parameters
   * @param taken what became of each
   */
  record Begun(String run, String path, String sha256, TakenParameters taken) implements Origin {
    @Override
    public Map<String, String> facts() {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("began with", run + ", " + path);
      facts.put("its parameters", "sha256 " + sha256);
      for (Fate fate : Fate.values()) {
        List<String> some =
            taken.of(fate).stream()
                .map(e -> e.name() + (e.why().isEmpty() ? "" : " (" + e.why() + ")"))
                .toList();
        if (!some.isEmpty()) {
          facts.put(fate.words(), String.join(", ", some));
        }
      }
      return facts;
    }
  }

  /**
   * One of the models of a mean.
   *
   * @param step after how many updates
   * @param sha256 of its file
   */
  record Model(long step, String sha256) {}
}
