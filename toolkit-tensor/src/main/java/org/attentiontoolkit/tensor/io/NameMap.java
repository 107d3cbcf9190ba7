package org.attentiontoolkit.tensor.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/**
 * How the tensors of a file that others wrote become the parameters of a model: explicit steps, by
 * {@linkplain NamePattern patterns} for names. Each tensor's name goes through all steps in their
 * order; a step sees the name that those before it made.
 *
 * <pre>{@code
 * NameMap map =
 *     NameMap.none()
 *         .skip("cls.*")
 *         .rename("bert.*", "$1")
 *         .rename("encoder.layer.*.attention.self.*", "encoder.$1.$2")
 *         .transpose("*.projection.weight");
 * ReadReport report = SafeTensors.read(file, parameters, map);
 * }</pre>
 *
 * <p>A map never changes; each method gives another one.
 */
public final class NameMap {
  private static final NameMap NONE = new NameMap(List.of());

  private sealed interface Step {
    NamePattern pattern();

    record Rename(NamePattern pattern, String replacement) implements Step {
      @Override
      public String toString() {
        return "rename " + pattern + " to " + replacement;
      }
    }

    record Transpose(NamePattern pattern) implements Step {
      @Override
      public String toString() {
        return "transpose " + pattern;
      }
    }

    record Skip(NamePattern pattern) implements Step {
      @Override
      public String toString() {
        return "skip " + pattern;
      }
    }
  }

  /**
   * Where a tensor goes.
   *
   * @param name the parameter's; none if it is skipped
   * @param transposed whether rows become columns
   * @param steps the numbers of those that had a part in it
   */
  record Mapped(Optional<String> name, boolean transposed, List<Integer> steps) {}

  private final List<Step> steps;

  private NameMap(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** A map without steps: each tensor goes where its name says, as it is. */
  public static NameMap none() {
    return NONE;
  }

  /**
   * This map and then another name for each tensor whose name fits.
   *
   * @param pattern of the names
   * @param replacement the new name, with {@code $1}, {@code $2} … for what each {@code *} of the
   *     pattern stands for
   * @throws IllegalArgumentException if it refers to a {@code *} that is not there
   */
  public NameMap rename(String pattern, String replacement) {
    NamePattern names = NamePattern.of(pattern);
    names.requireReplacement(replacement);
    return with(new Step.Rename(names, replacement));
  }

  /** This map and then rows for columns in each matrix whose name fits. Twice is not at all. */
  public NameMap transpose(String pattern) {
    return with(new Step.Transpose(NamePattern.of(pattern)));
  }

  /** This map, and each tensor whose name then fits is left out. */
  public NameMap skip(String pattern) {
    return with(new Step.Skip(NamePattern.of(pattern)));
  }

  /** The steps in words, such as {@code skip cls.*}, in their order. */
  public List<String> steps() {
    return steps.stream().map(Step::toString).toList();
  }

  Mapped apply(String inFile) {
    String name = inFile;
    boolean transposed = false;
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.pattern().matches(name)) {
        used.add(i);
        switch (step) {
          case Step.Skip _ -> {
            return new Mapped(Optional.empty(), false, used);
          }
          case Step.Transpose _ -> transposed = !transposed;
          case Step.Rename(NamePattern pattern, String replacement) ->
              name = pattern.rename(name, replacement).orElseThrow();
        }
      }
    }
    return new Mapped(Optional.of(name), transposed, used);
  }

  private NameMap with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new NameMap(more);
  }
}
