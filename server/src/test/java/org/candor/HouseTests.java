package org.candor;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** The house stands as it is drawn: doors, rooms, and what a room hides. */
class HouseTests {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("org.candor");
  private static final ApplicationModules ROOMS = ApplicationModules.of(Candor.class);
  private static final double LEAST_HIDDEN = 0.4;

  @Test
  void roomsKeepToTheirDoors() {
    ROOMS.verify();
  }

  @Test
  void everyClassLivesInARoom() {
    assertThat(
            CLASSES.stream()
                .filter(it -> !it.getName().startsWith(Candor.class.getName()))
                .filter(it -> !it.getPackageName().startsWith("org.candor.ledger"))
                .filter(it -> !it.getPackageName().startsWith("org.candor.measure"))
                .filter(it -> !it.getSimpleName().equals("package-info"))
                .filter(it -> ROOMS.getModuleByType(it.getFullName()).isEmpty())
                .map(JavaClass::getName))
        .isEmpty();
  }

  @Test
  void controllersStayInTheirRoom() {
    classes()
        .that()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .bePackagePrivate()
        .check(CLASSES);
  }

  @Test
  void onlyRepositoriesSpeakSql() {
    noClasses()
        .that()
        .areNotAnnotatedWith(Repository.class)
        .and()
        .resideOutsideOfPackage("org.candor.database..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JdbcClient.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(JdbcOperations.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsSetAfterItIsMade() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areNotAnnotatedWith(
            org.springframework.boot.context.properties.ConfigurationProperties.class)
        .and()
        .areDeclaredInClassesThat()
        .areNotAssignableTo(jakarta.servlet.ServletInputStream.class)
        .should()
        .haveNameNotMatching("set[A-Z]\\w*")
        .check(CLASSES);
  }

  /** Data handed to templates and to other rooms are public by need; what does the work hides. */
  @Test
  void theHouseHidesWhatDoesItsWork() {
    var working =
        CLASSES.stream()
            .filter(it -> !it.getPackageName().equals("org.candor"))
            .filter(it -> !it.getPackageName().startsWith("org.candor.ledger"))
            .filter(it -> !it.getPackageName().startsWith("org.candor.measure"))
            .filter(HouseTests::works)
            .toList();
    var shown =
        working.stream().filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC)).toList();
    assertThat((double) shown.size() / working.size())
        .as("share of working classes that are public: " + shown)
        .isLessThanOrEqualTo(1 - LEAST_HIDDEN);
  }

  private static boolean works(JavaClass it) {
    return it.isTopLevelClass()
        && !it.getSimpleName().equals("package-info")
        && !it.isInterface()
        && !it.isEnum()
        && !it.isRecord()
        && !it.isAssignableTo(Throwable.class);
  }

  /** A plan that no longer fits is worse than none. */
  @Test
  void thePlanInTheDocumentationIsTheHouseAsItStands() throws IOException {
    var file = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("house/README.md");
    var plan = HousePlan.of(ROOMS).markdown();
    if (Boolean.getBoolean("candor.draw")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, plan);
    }
    assertThat(file).as("draw it anew with -Dcandor.draw=true").hasContent(plan);
  }
}
