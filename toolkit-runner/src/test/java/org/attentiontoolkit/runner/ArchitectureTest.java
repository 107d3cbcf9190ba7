package org.attentiontoolkit.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.api.Test;

/** Who may import whom. */
class ArchitectureTest {
  private static final String ROOT = "org.attentiontoolkit.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.attentiontoolkit");

  @Test
  void everyModuleIsLookedAt() {
    for (String module : new String[] {"tensor", "api", "models", "tasks", "runner", "testkit"}) {
      assertThat(CLASSES).as(module).anyMatch(in(module));
    }
  }

  @Test
  void theEngineKnowsNoneOfTheOthers() {
    notSeen("tensor", "api", "models", "tasks", "runner", "testkit");
  }

  @Test
  void theContractsKnowOnlyTheEngine() {
    notSeen("api", "models", "tasks", "runner", "testkit");
  }

  @Test
  void modelsAndTasksNeverSeeEachOther() {
    notSeen("models", "tasks", "runner", "testkit");
    notSeen("tasks", "models", "runner", "testkit");
  }

  @Test
  void theRunnerReachesModelsAndTasksOnlyByNameAndContract() {
    notSeen("runner", "models", "tasks", "testkit");
  }

  @Test
  void theTestKitKnowsOnlyContractsAndEngine() {
    notSeen("testkit", "models", "tasks", "runner");
  }

  /** docs/decisions/0009. */
  @Test
  void noVectorCrossesTheEdgeOfALoop() {
    DescribedPredicate<JavaMethod> vectors =
        describe(
            "take or return vectors",
            method ->
                Stream.concat(
                        Stream.of(method.getRawReturnType()),
                        method.getRawParameterTypes().stream())
                    .anyMatch(type -> type.getPackageName().equals("jdk.incubator.vector")));
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Loops")
        .should(never(be(vectors)))
        .check(CLASSES);
  }

  @Test
  void noCirclesBetweenPackages() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void guiceOnlyWherePluginsRegisterAndTheInjectorIsMade() {
    DescribedPredicate<JavaClass> plugins =
        describe("plugins", type -> type.isAssignableTo(ROOT + "api.plugin.ToolkitPlugin"));
    only(in("api.plugin", "runner.assembly").or(plugins), "com.google.inject..").check(CLASSES);
  }

  @Test
  void typesafeConfigOnlyInTheHoconPackage() {
    only(in("api.hocon"), "com.typesafe.config..").check(CLASSES);
  }

  /** docs/decisions/0030. */
  @Test
  void kuromojisDictionaryOnlyWhereMorphemesAreCut() {
    only(in("tasks.metric.mecab"), "com.atilika..").check(CLASSES);
  }

  @Test
  void nd4jOnlyInTheEngine() {
    only(in("tensor"), "org.nd4j..", "org.bytedeco..", "org.deeplearning4j..", "org.datavec..")
        .check(CLASSES);
  }

  /** docs/decisions/0012. A tensor of one value may be read; checks of results look at values. */
  @Test
  void addressesAndSingleValuesOfArraysOnlyWithinKernelSets() {
    noClasses()
        .that(not(in("tensor.kernel", "tensor.memory", "tensor.blas", "tensor.check", "testkit")))
        .and()
        .doNotBelongToAnyOf(Tensor.class)
        .should()
        .callMethod(MemorySegment.class, "address")
        .orShould()
        .callMethod(MemorySegment.class, "ofAddress", long.class)
        .orShould()
        .callMethod(DenseArray.class, "get", long.class)
        .orShould()
        .callMethod(DenseArray.class, "set", long.class, double.class)
        .check(CLASSES);
  }

  @Test
  void theVectorApiOnlyInTheSimdKernels() {
    only(in("tensor.kernel.simd"), "jdk.incubator.vector..").check(CLASSES);
  }

  @Test
  void chanceComesOnlyFromTheCounterBasedGenerator() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .because("results must follow from the seed alone")
        .check(CLASSES);
  }

  @Test
  void onlyTheRunnerPrints() {
    noClasses()
        .that(not(in("runner")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  /** The rules can fail: this class and the one below break some. */
  @Test
  void aBrokenRuleIsFound() {
    JavaClasses bad = new ClassFileImporter().importClasses(ArchitectureTest.class, Offender.class);
    assertThatThrownBy(() -> only(in("tensor"), "com.tngtech..").check(bad))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() ->
            noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Offender");
  }

  /** No class of a module depends on any of these other modules. */
  private static void notSeen(String module, String... others) {
    noClasses().that(in(module)).should().dependOnClassesThat(in(others)).check(CLASSES);
  }

  /** Only classes of ours that match may depend on classes of these outside packages. */
  private static ArchRule only(DescribedPredicate<JavaClass> matching, String... outside) {
    return noClasses()
        .that(not(matching))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(outside);
  }

  /** In these packages of ours or below them. */
  private static DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(
        Arrays.stream(packages).map(name -> ROOT + name + "..").toArray(String[]::new));
  }

  static final class Offender {
    static int draw(Random random) {
      return random.nextInt();
    }
  }
}
