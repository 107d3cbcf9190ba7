package org.attentiontoolkit.runner.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.Problem;

/** The data sets that can be fetched. */
public final class Datasets {
  /**
   * Multi30k, task 1: Elliott et al., "Multi30K: Multilingual English-German Image Descriptions",
   * 2016. The commit pins the content.
   */
  private static final Dataset MULTI30K =
      new Dataset(
          "multi30k",
          "29,000 picture captions in English, German and French, tokenised, lower-cased; for research",
          "https://raw.githubusercontent.com/multi30k/dataset/7bee46bc74186b4b6254603143610f730d40bf66/data/",
          List.of(
              tok(
                  "train",
                  "de",
                  2150008,
                  "cb5a23529b65ec2061f1dc446192a9c37382b63cc75f81a0be59d34894b3a505"),
              tok(
                  "train",
                  "en",
                  1837696,
                  "08925f8e0572bcd5a006702fc5fe20e2d77c6917d4eebd576fc20de6693c2119"),
              tok(
                  "train",
                  "fr",
                  2235588,
                  "8fa41bb718412bcb7c5dfa58603842810a01543eae86a51279f9886b901266e1"),
              tok(
                  "val",
                  "de",
                  77273,
                  "97232bd273eceb7207f689527386a97e4be2616b18ada47576bdaf96c8ae1f00"),
              tok(
                  "val",
                  "en",
                  64608,
                  "46573ce391ae227f1c72f873392436a20ef18e0a6d518098cfbd70b77c8572ec"),
              tok(
                  "val",
                  "fr",
                  78242,
                  "b303e301aa21fe7822a846b2b3fb2d5a1121ec807cd5b1d006fb7b2b5507168a"),
              tok(
                  "test_2016_flickr",
                  "de",
                  71917,
                  "c6a33d39d48f9f510de147651316cd9d918e09ad0219df734a2f16b6baccacc4"),
              tok(
                  "test_2016_flickr",
                  "en",
                  63307,
                  "5b7f32627cf99eced828311b955dae9800bb52bc8b91cf8b6526829e605b29d2"),
              tok(
                  "test_2016_flickr",
                  "fr",
                  76394,
                  "1463bd5960f9bfe098ec3cd752d3df0c49c84dc646fb518964a29232658cd836")));

  /** All of them. */
  public static final List<Dataset> ALL = List.of(MULTI30K);

  private Datasets() {}

  /**
   * A data set by its name.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming those there are
   */
  public static Dataset named(String name) {
    return ALL.stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.input("fetch.unknown", "There is no data set named '" + name + "'.")
                .hint(
                    "There are: "
                        + ALL.stream().map(Dataset::name).collect(Collectors.joining(", "))
                        + ".")
                .exception());
  }

  /**
   * How to get a file that is missing, if it is one of a data set.
   *
   * @param missing where it is looked for
   */
  public static Optional<String> hint(Path missing) {
    for (Dataset dataset : ALL) {
      for (RemoteFile file : dataset.files()) {
        Path part = Path.of(file.path());
        if (missing.endsWith(part)) {
          Path folder = missing.toAbsolutePath().normalize();
          for (int i = 0; i < part.getNameCount(); i++) {
            folder = folder.resolve("..").normalize();
          }
          boolean usual = folder.equals(folder(dataset).toAbsolutePath());
          return Optional.of(
              "./toolkit fetch " + dataset.name() + (usual ? "" : " --to " + folder) + " gets it.");
        }
      }
    }
    return Optional.empty();
  }

  /** Where a data set is put unless the user says otherwise. */
  public static Path folder(Dataset dataset) {
    return Path.of("data", dataset.name());
  }

  private static RemoteFile tok(String part, String language, long bytes, String sha256) {
    return new RemoteFile("task1/tok/" + part + ".lc.norm.tok." + language, bytes, sha256);
  }
}
