package press.colophon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the house: who may use whom, and how types look.
class ArchitectureTest {
  private static final String HOUSE = "press.colophon.";

  /// Who may use whom; everyone may use the platform and itself. The order is the way of an
  /// article.
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              entry("platform", Set.of()),
              entry("taxonomy", Set.of()),
              entry("articles", Set.of("taxonomy")),
              entry("rights", Set.of("articles")),
              entry("intake", Set.of("taxonomy", "articles", "rights", "extract")),
              entry("translation", Set.of("taxonomy", "articles", "rights", "nmt")),
              entry("syndication", Set.of("taxonomy", "articles", "rights", "translation")),
              entry(
                  "site",
                  Set.of("taxonomy", "articles", "rights", "intake", "translation", "syndication")),
              // Requests, and what is permitted by them, are answered at the Desk.
              entry("newsroom", Set.of("articles", "rights", "translation")),
              entry("extract", Set.of()),
              entry("nmt", Set.of())));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("press.colophon");

  @Test
  void everyCapabilityUsesOnlyWhatStandsBelowIt() {
    MAY_USE.forEach(
        (capability, below) -> {
          String[] forbidden =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(capability) && !other.equals("platform"))
                  .filter(other -> !below.contains(other))
                  .map(other -> HOUSE + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(HOUSE + capability + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .because("news that travels backward is a record turned into a job")
              .check(CLASSES);
        });
  }

  @Test
  void thePlatformKnowsNoCapability() {
    noClasses()
        .that()
        .resideInAPackage("press.colophon.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "press.colophon.taxonomy..",
            "press.colophon.articles..",
            "press.colophon.rights..",
            "press.colophon.intake..",
            "press.colophon.translation..",
            "press.colophon.syndication..",
            "press.colophon.site..")
        .because("what every capability stands on must not lean on one")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("press.colophon.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that needs its user is one package with it")
        .check(CLASSES);
  }

  @Test
  void onlyThePlatformAndTheSiteSpeakHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "press.colophon.taxonomy..",
            "press.colophon.articles..",
            "press.colophon.rights..",
            "press.colophon.translation..",
            "press.colophon.syndication..")
        .and()
        .resideOutsideOfPackage("press.colophon.translation.remote..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "press.colophon.platform.http..")
        .because("requests and responses belong to routes, and to engines that are asked over HTTP")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> silent =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(p -> p.getName().startsWith("press.colophon"))
            .filter(p -> !p.getName().startsWith("press.colophon.templates"))
            .filter(p -> p.tryGetPackageInfo().isEmpty())
            .map(p -> p.getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(silent).isEmpty();
  }

  @Test
  void classesAreFinalUnlessTheyAreMeantToBeExtended() {
    classes()
        .that()
        .resideInAPackage("press.colophon..")
        .and()
        .resideOutsideOfPackage("press.colophon.templates..")
        .and()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .orShould()
        .haveModifier(JavaModifier.ABSTRACT)
        .orShould()
        .beEnums()
        .because("inheritance is planned or it is not there")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatATypeDoes() {
    List<String> empty =
        CLASSES.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl|Service)"))
            .toList();

    assertThat(empty).isEmpty();
  }
}
