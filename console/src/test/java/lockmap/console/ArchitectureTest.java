package lockmap.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lockmap.console", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modelsSeeNothingThatIsDrawn =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx.scene..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theConsoleKnowsOnlyWhatBothSidesSayAndTheClient =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("lockmap..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "lockmap.console..", "lockmap.api..", "lockmap.client.."))));

  @ArchTest
  static final ArchRule packagesStandInAnOrder =
      slices().matching("lockmap.console.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyWhatPutsTheConsoleTogetherKnowsAllOfIt =
      noClasses()
          .that()
          .resideInAPackage("lockmap.console.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockmap.console");
}
