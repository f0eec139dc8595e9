package org.candor.evaluation.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.results.AMeasurement.LOANS;

import gg.jte.generated.precompiled.StaticTemplates;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.Recorded;
import org.candor.web.Chart;
import org.candor.web.Curves;
import org.candor.web.Pairs;
import org.candor.web.Ranges;
import org.candor.web.Shares;
import org.candor.web.Whiskers;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What people see of a measurement. */
class ResultTests {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final Pattern HREF = Pattern.compile("href=\"#([^\"]+)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private static Result result(Measurement measurement) {
    return Result.of(measurement, LOANS);
  }

  private static String page(Result result) {
    return TEMPLATES.evaluationResult(result).render();
  }

  private static List<Chart> charts(Result result) {
    return result.sections().stream().flatMap(it -> it.charts().stream()).toList();
  }

  /** Elements that HTML leaves open are closed first. */
  private static void isWellFormed(String html) throws Exception {
    var closed =
        html.replaceAll("<(link|input|br|meta)([^>]*?)/?>", "<$1$2/>")
            .replaceAll("<details([^>]*) open>", "<details$1>")
            .replace("&nbsp;", " ");
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.parse(new InputSource(new StringReader("<page>" + closed + "</page>")));
  }

  @Test
  void theAnswerComesFirstInOneSentence() {
    var result = result(AMeasurement.ofFairness(4000, 0.25));
    assertThat(result.standing()).isEqualTo(Standing.BROKEN);
    assertThat(result.answer()).matches("Women are approved 0\\.\\d\\d times as often as men\\.");
    assertThat(result.why())
        .startsWith("With ")
        .contains(" people the interval is ")
        .endsWith("so chance does not explain it.");
    assertThat(result.counts())
        .matches("\\d+ of \\d+ limits broken, \\d+ not settled, \\d+ kept\\.");
    assertThat(result.next().getFirst()).startsWith("The numbers say that it is so, not why.");
    assertThat(result.judged().getFirst().standing()).isEqualTo(Standing.BROKEN);
    var page = page(result);
    assertThat(page.indexOf(result.answer())).isLessThan(page.indexOf("<table"));
  }

  @Test
  void besideTheAnswerStandTheFewWorstAndEachLeadsToItsPart() {
    var result = result(AMeasurement.ofFairness(4000, 0.25));
    assertThat(result.worst())
        .hasSize(3)
        .allMatch(it -> it.standing() == Standing.BROKEN)
        .noneMatch(it -> it.sentence().startsWith(result.answer()));
    assertThat(result.worst().stream().map(Result.Line::name).distinct()).hasSize(3);
    var broken = result.judged().stream().filter(it -> it.standing() == Standing.BROKEN).count();
    assertThat(result.further()).isEqualTo(broken - 4);
    assertThat(result(AMeasurement.ofFairnessTo(4000, 0, Terms.USUAL)).worst()).isEmpty();
  }

  @Test
  void everyNumberStandsInOnePartAndOnlyTheWorstPartsAreOpen() {
    for (var measurement :
        List.of(
            AMeasurement.ofFairness(4000, 0.25),
            AMeasurement.ofDrift(),
            AMeasurement.ofQuality(),
            AMeasurement.ofPerformance())) {
      var result = result(measurement);
      assertThat(result.judged().size() + result.shown().size())
          .isEqualTo(measurement.findings().metrics().size());
      var open = result.sections().stream().filter(Result.Section::open).toList();
      assertThat(open).hasSizeBetween(1, 3);
      if (result.standing() == Standing.BROKEN) {
        assertThat(open).anyMatch(it -> it.standing() == Standing.BROKEN);
      }
      assertThat(page(result)).contains("<details class=\"card result-fold\"><summary>");
    }
    var drift = result(AMeasurement.ofDrift()).sections();
    assertThat(drift.getFirst().open()).as("which columns changed most").isTrue();
    assertThat(drift.stream().map(Result.Section::title)).contains("income", "channel");
  }

  @Test
  void everyQuestionHasAPictureWithItsTable() {
    for (var measurement : AMeasurement.ofOtherQuestions()) {
      var kind = measurement.study().kind();
      var result = result(measurement);
      assertThat(charts(result)).as(kind).isNotEmpty();
      assertThat(charts(result)).as(kind).allMatch(it -> it.table().size() > 1);
      assertThat(result.judged().size() + result.shown().size())
          .as(kind)
          .isEqualTo(measurement.findings().metrics().size());
      assertThat(page(result)).as(kind).contains("<svg", "95 %").doesNotContain("[evaluation.");
    }
  }

  @Test
  void aNumberItsIntervalAndItsLimitAreInOneUnit() {
    var lines = result(AMeasurement.ofFairness(4000, 0.25)).judged();
    for (var line : lines) {
      var unit = line.value().contains("%") ? "%" : line.value().contains("point") ? "point" : "";
      assertThat(List.of(line.interval(), line.limit()))
          .as(line.name())
          .allMatch(it -> it.contains(unit))
          .allMatch(it -> !unit.isEmpty() || !it.matches(".*(%|point).*"));
    }
    assertThat(lines.stream().map(Result.Line::value)).anyMatch(it -> it.endsWith(" points"));
  }

  @Test
  void whereAVerdictHasAnotherIntervalThanTheGroupsThePictureSaysSo() {
    var charts = charts(result(AMeasurement.ofFairness(4000, 0.25)));
    var ratios =
        charts.stream()
            .filter(it -> it instanceof Whiskers one && one.id().endsWith("-ratio"))
            .map(Whiskers.class::cast)
            .toList();
    assertThat(ratios.getFirst().reading())
        .as("two groups, one interval")
        .doesNotContain("wider interval");
    assertThat(ratios.getLast().reading())
        .as("six groups")
        .containsPattern("at once, of which .* is the farthest: [\\d.]+, with the wider interval");
  }

  @Test
  void whatFewRowsCannotSettleSaysHowManyWould() {
    var result = result(AMeasurement.ofFairnessTo(300, 0.02, Terms.USUAL));
    assertThat(result.standing()).isEqualTo(Standing.OPEN);
    assertThat(result.why()).endsWith("this does not settle it.");
    assertThat(result.next()).anyMatch(it -> it.matches("About [\\d,]+ people of the same mix .*"));
    assertThat(result.next()).noneMatch(it -> it.contains("not why"));
    assertThat(page(result)).contains("tone-warn").doesNotContain("result-head tone-good");
  }

  @Test
  void columnsOfWordsShowTheirValuesWhereTheMeasurementKeptThem() {
    var columns =
        charts(result(AMeasurement.ofQuality())).stream()
            .filter(Ranges.class::isInstance)
            .map(Ranges.class::cast)
            .findFirst()
            .orElseThrow();
    var sex = columns.rows().stream().filter(it -> it.label().equals("sex")).findFirst();
    assertThat(sex.orElseThrow().values()).containsExactly("man", "woman");
    var id = columns.rows().stream().filter(it -> it.label().equals("id")).findFirst();
    assertThat(id.orElseThrow().values()).isEmpty();
  }

  @Test
  void aProfileShowsCommonestValuesHowNumbersLieAndWhatMayBeMissing() {
    var charts = charts(result(AMeasurement.ofProfile()));
    var rows = ((Ranges) charts.getLast()).rows();
    var channel = rows.stream().filter(it -> it.label().equals("channel")).findFirst();
    assertThat(channel.orElseThrow().values())
        .hasSize(3)
        .first()
        .asString()
        .matches("branch \\d\\d\\.\\d %");
    var age = rows.stream().filter(it -> it.label().equals("age")).findFirst().orElseThrow();
    assertThat(age.bars()).hasSize(20);
    assertThat(age.bars().stream().mapToLong(it -> it).sum()).isEqualTo(400);
    assertThat(age.values()).last().asString().startsWith("others ");
    var id = rows.stream().filter(it -> it.label().equals("id")).findFirst().orElseThrow();
    assertThat(id.values()).isEmpty();
    assertThat(id.bars()).hasSize(20).allMatch(it -> it == 20);
    var gaps = (Shares) charts.getFirst();
    assertThat(gaps.legend().get(1).word()).isEqualTo("may stand for a missing one");
    var question = gaps.rows().stream().filter(it -> it.label().equals("channel")).findFirst();
    assertThat(question.orElseThrow().counts().get(1)).isPositive();
  }

  @Test
  void whatHasNoLimitIsNotGreen() {
    var result = result(AMeasurement.ofProfile());
    assertThat(result.standing()).isEqualTo(Standing.UNJUDGED);
    assertThat(result.answer())
        .isEqualTo("400 rows were read. Nothing was judged, as no limit was set.");
    assertThat(charts(result)).hasExactlyElementsOfTypes(Shares.class, Ranges.class);
  }

  @Test
  void everyKindOfMeasurementHasItsPictures() {
    assertThat(charts(result(AMeasurement.ofFairness(4000, 0.25))))
        .hasAtLeastOneElementOfType(Whiskers.class)
        .hasAtLeastOneElementOfType(Shares.class)
        .hasAtLeastOneElementOfType(Curves.class);
    assertThat(charts(result(AMeasurement.ofDrift())))
        .hasAtLeastOneElementOfType(Whiskers.class)
        .hasAtLeastOneElementOfType(Curves.class)
        .hasAtLeastOneElementOfType(Pairs.class);
    assertThat(charts(result(AMeasurement.ofQuality())))
        .hasAtLeastOneElementOfType(Whiskers.class)
        .hasAtLeastOneElementOfType(Shares.class)
        .hasAtLeastOneElementOfType(Ranges.class);
    assertThat(charts(result(AMeasurement.ofPerformance())))
        .hasAtLeastOneElementOfType(Whiskers.class)
        .hasAtLeastOneElementOfType(Shares.class)
        .hasAtLeastOneElementOfType(Curves.class);
  }

  @Test
  void everyPageIsWellFormedAndEveryPictureHasItsTable() throws Exception {
    for (var measurement :
        List.of(
            AMeasurement.ofFairness(1500, 0.25),
            AMeasurement.ofDrift(),
            AMeasurement.ofQuality(),
            AMeasurement.ofPerformance(),
            AMeasurement.ofProfile())) {
      var result = result(measurement);
      var page = page(result);
      isWellFormed(page);
      var said = page.replaceAll("(?s)<pre.*?</pre>", "");
      assertThat(said).doesNotContain("[evaluation.", "[web.", "NaN", "Infinity", "<img");
      assertThat(Pattern.compile("class=\"twin\"").matcher(page).results().count())
          .isEqualTo(charts(result).size());
      for (var chart : charts(result)) {
        assertThat(chart.table()).hasSizeGreaterThan(1);
        var columns = chart.table().getFirst().size();
        assertThat(chart.table()).allMatch(row -> row.size() == columns);
      }
      var ids = ID.matcher(page).results().map(it -> it.group(1)).toList();
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(HREF.matcher(page).results().map(it -> it.group(1))).isSubsetOf(ids);
    }
  }

  @Test
  void namesOfGroupsAreWordsAndNeverMarkup() {
    var page = page(result(AMeasurement.ofFairness(4000, 0.25)));
    assertThat(page).contains("&lt;img src").doesNotContain(AMeasurement.HOSTILE, "<img");
  }

  @Test
  void theRecordOfAMeasurementShowsWhatTheMeasurementDid() throws Exception {
    for (var measurement :
        List.of(
            AMeasurement.ofFairness(1500, 0.25),
            AMeasurement.ofDrift(),
            AMeasurement.ofQuality())) {
      var text = measurement.json().canonical();
      var read = Recorded.measurement((JsonObject) Json.parse(text));
      assertThat(page(result(read))).isEqualTo(page(result(measurement)));
    }
  }

  @Test
  void thePicturesShowTheNumbersThatWereMeasured() {
    var measurement = AMeasurement.ofFairness(4000, 0.25);
    var rates = (Whiskers) charts(result(measurement)).getFirst();
    var women =
        measurement.findings().groups().stream()
            .filter(it -> it.group().words().equals("woman"))
            .findFirst()
            .orElseThrow();
    var bar = rates.bars().stream().filter(it -> it.label().equals("women")).findFirst();
    assertThat(bar.orElseThrow().value())
        .isEqualTo((double) (women.cell().tp() + women.cell().fp()) / women.cell().n());
    assertThat(bar.orElseThrow().rows()).isEqualTo(women.cell().n());
    var drift = AMeasurement.ofDrift();
    var pairs =
        charts(result(drift)).stream()
            .filter(it -> it instanceof Pairs pair && pair.title().startsWith("channel"))
            .map(Pairs.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(pairs.totals()).containsExactly(2000L, 2000L);
    var ranked = (Whiskers) charts(result(drift)).getFirst();
    assertThat(ranked.bars().getFirst().label()).isEqualTo("id");
    assertThat(ranked.bars().stream().map(Whiskers.Bar::label).toList())
        .containsSubsequence("income", "age");
  }
}
