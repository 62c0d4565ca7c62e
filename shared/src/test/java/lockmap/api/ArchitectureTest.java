package lockmap.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lockmap", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_WIRE_JSON_KNOWS_THE_JSON_LIBRARY =
      noClasses()
          .that()
          .haveNameNotMatching("lockmap\\.api\\.WireJson(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule NOTHING_HERE_KNOWS_SERVER_OR_CONSOLE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("lockmap.server..", "lockmap.console..", "io.helidon..", "javafx..");

  @ArchTest
  static final ArchRule WHAT_BOTH_SIDES_SAY_KNOWS_NO_CLIENT =
      noClasses()
          .that()
          .resideInAPackage("lockmap.api..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lockmap.client..");

  @ArchTest
  static final ArchRule THE_CLIENT_NEEDS_NOTHING_BUT_THE_JDK =
      classes()
          .that()
          .resideInAPackage("lockmap.client..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "lockmap.client..", "lockmap.api..", "java..", "javax.net.ssl..", "org.jspecify..");
}
