package lockmap.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lockmap")
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
}
