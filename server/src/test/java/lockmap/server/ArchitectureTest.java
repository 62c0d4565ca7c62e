package lockmap.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import lockmap.server.store.Utf8Bytes;

/** Who may know whom; {@code server/docs/design.md} says why. */
@AnalyzeClasses(packages = "lockmap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] ENGINES = {"lockmap.server.store..", "lockmap.server.feed.."};

  @ArchTest
  static final ArchRule enginesKnowNeitherHttpNorJson =
      noClasses()
          .that()
          .resideInAnyPackage(ENGINES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.helidon..", "com.fasterxml..", "lockmap.api..", "lockmap.server.http..");

  @ArchTest
  static final ArchRule theStoreKnowsOnlyItself =
      classes()
          .that()
          .resideInAPackage("lockmap.server.store..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "lockmap.server.store..",
              "lockmap.server.memory..",
              "java..",
              "org.jspecify..",
              "com.dynatrace.hash4j..");

  @ArchTest
  static final ArchRule theMemoryKnowsNobody =
      classes()
          .that()
          .resideInAPackage("lockmap.server.memory..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "lockmap.server.memory..", "java..", "com.sun.management..", "org.jspecify..");

  @ArchTest
  static final ArchRule facesDoNotKnowEachOther =
      slices()
          .matching(
              "lockmap.server.(keys|listing|batch|transfer|watch|status|openapi|limit|origin|audit)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule accessKnowsNoFace =
      classes()
          .that()
          .resideInAPackage("lockmap.server.access..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "lockmap.server.access..",
              "lockmap.server.config..",
              "lockmap.server.http..",
              "lockmap.server.store..",
              "lockmap.api..",
              "io.helidon.http..",
              "io.helidon.common..",
              "io.helidon.webserver.http..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule commandsKnowNoMoreThanAnyClient =
      classes()
          .that()
          .resideInAPackage("lockmap.server.command..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "lockmap.server.command..",
              "lockmap.client..",
              "lockmap.api..",
              "picocli..",
              "java..",
              "javax.net.ssl..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("lockmap.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyKnowsTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage("lockmap.server")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockmap.server");

  @ArchTest
  static final ArchRule onlyTheSharedModuleKnowsTheJsonLibrary =
      noClasses()
          .that()
          .resideInAPackage("lockmap.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule onlyTheStatusKnowsWhoReadsItsFigures =
      noClasses()
          .that()
          .resideOutsideOfPackages("lockmap.server", "lockmap.server.status")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.prometheus..", "io.helidon.health..");

  @ArchTest
  static final ArchRule aValuesOwnArrayGoesOnlyToWhoWritesIt =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "lockmap.server.store", "lockmap.server.http", "lockmap.server.watch")))
          .should()
          .callMethod(Utf8Bytes.class, "sharedArray");
}
