package org.attentiontoolkit.runner.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A language that a small model learns within seconds: in each line the numbers go up, one by one,
 * from a first one that is drawn to six.
 */
public final class TinyLanguage {
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five", "six");

  private TinyLanguage() {}

  /** Writes data and an experiment's file to a folder; gives the file. */
  public static Path write(Path folder) {
    TinyExperiment.write(folder, "train.txt", lines(300, 1));
    TinyExperiment.write(folder, "valid.txt", lines(30, 2));
    TinyExperiment.write(folder, "test.txt", lines(30, 3));
    return TinyExperiment.write(
        folder,
        "language.conf",
        """
        experiment { name = language, seed = 7 }
        engine.threads = 1
        task {
          type = language-model
          data { type = text, folder = ., train = train.txt, valid = valid.txt, test = test.txt }
          batch.sentences = 20
          attention-maps = 2
        }
        model.decoder {
          type = transformer
          width = 16
          layers = 1
          feedforward-width = 32
          self-attention { type = multi-head, heads = 2 }
        }
        training {
          max-epochs = 8
          schedule { type = constant, rate = 0.01 }
          log-every = 10
        }
        """);
  }

  private static String lines(int count, long seed) {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(String.join(" ", WORDS.subList(random.nextInt(6), 6))).append('\n');
    }
    return lines.toString();
  }
}
