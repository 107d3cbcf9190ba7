package org.attentiontoolkit.runner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A translation that a small model learns within seconds: the words of a sentence in reverse order.
 */
public final class TinyExperiment {
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five", "six");

  private TinyExperiment() {}

  /** Writes data and an experiment's file to a folder; gives the file. */
  public static Path write(Path folder) {
    write(folder, "train", 600, 1);
    write(folder, "valid", 40, 2);
    write(folder, "test", 40, 3);
    return write(
        folder,
        "tiny.conf",
        """
        experiment { name = tiny, seed = 7 }
        engine.threads = 1
        task {
          type = translation
          data {
            type = parallel-text
            folder = .
            train { source = train.src, target = train.tgt }
            valid { source = valid.src, target = valid.tgt }
            test { source = test.src, target = test.tgt }
          }
          batch.sentences = 20
          metric { type = bleu, tokenize = none }
        }
        model {
          encoder { type = recurrent, embedding-width = 16, hidden-width = 24 }
          attention { type = additive, width = 24 }
          decoder { type = recurrent, embedding-width = 16, hidden-width = 32, output-width = 24 }
        }
        training {
          max-epochs = 12
          schedule { type = constant, rate = 0.01 }
          clip-norm = 1.0
          log-every = 10
        }
        """);
  }

  /** Writes a file. */
  public static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String split, int sentences, long seed) {
    Random random = new Random(seed);
    StringBuilder sources = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      List<String> words = new ArrayList<>();
      int length = 1 + random.nextInt(4);
      for (int w = 0; w < length; w++) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      sources.append(String.join(" ", words)).append('\n');
      Collections.reverse(words);
      targets.append(String.join(" ", words)).append('\n');
    }
    write(folder, split + ".src", sources.toString());
    write(folder, split + ".tgt", targets.toString());
  }
}
