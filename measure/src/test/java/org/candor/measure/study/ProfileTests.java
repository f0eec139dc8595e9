package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people look at first in a file they do not know. */
class ProfileTests {

  @TempDir Path folder;

  /** 400 people; measurements of them by earlier versions are kept beside these tests. */
  static List<String> people() {
    var lines = new ArrayList<String>(List.of("id,sex,city,age,income,score,class,day"));
    for (int i = 0; i < 400; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%d,%s,%s,%d,2026-03-%02d",
              i,
              i % 10 == 0 ? "" : i % 3 == 0 ? "f" : "m",
              i % 20 == 0 ? "?" : i % 2 == 0 ? "Ürzig" : "Aachen",
              i % 50 == 0 ? -1 : 18 + i % 60,
              i % 4 == 0 ? "" : i % 25 == 1 ? "NaN" : String.valueOf(1000.5 + i),
              (i % 100) / 100.0,
              i % 2 == 0 ? -1 : 1,
              1 + i % 28));
    }
    return lines;
  }

  private Measurement measure(ProfileStudy study, List<String> lines) throws IOException {
    var file = Files.write(folder.resolve("people.csv"), lines);
    return study.measure(List.of(Source.File.at(file)), Budget.USUAL);
  }

  private JsonObject facts(String column) throws IOException {
    return facts(new ProfileStudy(List.of()), people(), column);
  }

  private JsonObject facts(ProfileStudy study, List<String> lines, String column)
      throws IOException {
    return measure(study, lines).findings().columns().stream()
        .filter(it -> it.name().equals(column))
        .findFirst()
        .orElseThrow()
        .facts();
  }

  private static List<JsonObject> objects(JsonObject facts, String name) {
    return ((JsonArray) facts.get(name)).elements().stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> top(JsonObject facts) {
    return objects(facts, "topValues").stream()
        .map(it -> ((JsonString) it.get("value")).value() + " " + n(it))
        .toList();
  }

  private static long n(JsonObject it) {
    return (long) number(it, "n");
  }

  private static double number(JsonObject it, String name) {
    return ((JsonNumber) it.get(name)).value();
  }

  @Test
  void theCommonestValuesComeFirstAndTheRestIsCounted() throws IOException {
    var city = facts("city");
    assertThat(top(city)).containsExactly("Aachen 200", "Ürzig 180", "? 20");
    assertThat(objects(city, "topValues").getFirst().get("share")).isEqualTo(Json.of(0.5));
    assertThat(number(city, "otherValues")).isZero();
    var sex = facts("sex");
    assertThat(top(sex)).containsExactly("m 240", "f 120");
    assertThat(number(sex, "missingShare")).isEqualTo(0.1);
    var age = facts("age");
    assertThat(top(age)).hasSize(10);
    assertThat(objects(age, "topValues").stream().mapToLong(ProfileTests::n).sum())
        .isEqualTo(400 - (long) number(age, "otherValues"));
    assertThat(top(facts("day"))).contains("2026-03-01 15");
  }

  @Test
  void amongEquallyCommonValuesTheLesserComesFirstWhateverTheOrderOfRows() throws IOException {
    var day = top(facts("day"));
    var turned = new ArrayList<>(people());
    java.util.Collections.reverse(turned.subList(1, turned.size()));
    assertThat(top(facts(new ProfileStudy(List.of()), turned, "day"))).isEqualTo(day);
    assertThat(day).isSorted().hasSize(10);
  }

  @Test
  void whereHardlyAnyValueOccursTwiceNoneIsCommon() throws IOException {
    assertThat(top(facts("id"))).isEmpty();
    assertThat(number(facts("id"), "otherValues")).isEqualTo(400);
    assertThat(top(facts("income"))).isEmpty();
    assertThat(number(facts("income"), "missingShare")).isGreaterThan(0.25).isLessThan(0.3);
  }

  @Test
  void aHistogramHoldsEveryNumberOnce() throws IOException {
    for (var name : List.of("id", "age", "income", "score", "class")) {
      var facts = facts(name);
      var parts = objects(facts, "histogram");
      long present = 400 - (long) (number(facts, "nulls") + number(facts, "notANumber"));
      assertThat(parts.stream().mapToLong(ProfileTests::n).sum()).as(name).isEqualTo(present);
      assertThat(number(parts.getFirst(), "from")).isLessThanOrEqualTo(number(facts, "p0"));
      assertThat(number(parts.getLast(), "to")).isGreaterThanOrEqualTo(number(facts, "p100"));
    }
    assertThat(objects(facts("id"), "histogram"))
        .as("whole numbers lie in parts of as many each")
        .hasSize(20)
        .allMatch(it -> n(it) == 20);
    assertThat(objects(facts("class"), "histogram"))
        .extracting(ProfileTests::n)
        .containsExactly(200L, 0L, 200L);
    assertThat(objects(facts("city"), "histogram")).isEmpty();
  }

  @Test
  void whatPeopleWriteForAMissingValueIsCounted() throws IOException {
    assertThat(number(facts("city"), "sentinels")).isEqualTo(20);
    assertThat(number(facts("city"), "sentinelShare")).isEqualTo(0.05);
    assertThat(number(facts("age"), "sentinels")).as("-1 below all ages").isEqualTo(8);
    assertThat(number(facts("class"), "sentinels")).as("-1 is one of two classes").isZero();
    assertThat(number(facts("score"), "sentinels")).isZero();
    var said = new ProfileStudy(List.of(), Set.of("Aachen", "1"));
    assertThat(number(facts(said, people(), "city"), "sentinels")).isEqualTo(200);
    assertThat(number(facts(said, people(), "class"), "sentinels")).isEqualTo(200);
  }

  @Test
  void nothingIsCommonOfNothing() throws IOException {
    var nobody = List.of("a,b", ",", ",");
    var facts = facts(new ProfileStudy(List.of()), nobody, "a");
    assertThat(top(facts)).isEmpty();
    assertThat(objects(facts, "histogram")).isEmpty();
    assertThat(number(facts, "missingShare")).isEqualTo(1);
    var none = facts(new ProfileStudy(List.of()), List.of("a,b"), "a");
    assertThat(number(none, "missingShare")).isZero();
  }

  @Test
  void numbersAtTheEndsOfWhatADoubleHoldsBreakNothing() throws IOException {
    var lines = List.of("x,y,z", "1e308,4e-324,9007199254740993", "-1e308,0,-9223372036854775807");
    var found = measure(new ProfileStudy(List.of()), lines).findings().columns();
    assertThat(found).hasSize(3).allMatch(it -> it.facts().get("histogram") != null);
  }

  @Test
  void aProfileOfALaterVersionIsRefused() {
    var parameters = new ProfileStudy(List.of()).parameters();
    assertThatThrownBy(() -> Study.read("profile", 4, parameters))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("this program has version 3");
    assertThatThrownBy(() -> Study.read("profile", 0, parameters)).isInstanceOf(Unmeasurable.class);
  }
}
