package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import java.util.ArrayList;
import java.util.List;
import org.candor.web.Curves.Axis;
import org.candor.web.Curves.Series;
import org.candor.web.Curves.Spot;
import org.candor.web.Drawn.Key;
import org.junit.jupiter.api.Test;

/** Where marks stand, and that nothing leaves the paper. */
class DrawnTests {

  private static final Whiskers RATIOS =
      new Whiskers(
          "ratio",
          "Ratios",
          "Bars and whiskers.",
          List.of(
              new Whiskers.Bar(
                  "women", 0.5, 0.4, 0.6, "0.50", "0.40 to 0.60", 90, "broken", Ink.BAD),
              new Whiskers.Bar("few", 1.5, 0.2, 90.0, "1.50", "0.20 to 90", 3, "open", Ink.WARN),
              new Whiskers.Bar("none", null, null, null, "not measured", "", 0, "", Ink.UNKNOWN)),
          List.of(new Whiskers.Line(0.8, "at least 0.8", Ink.LIMIT)));

  private static final List<Drawn> ALL =
      List.of(
          RATIOS,
          new Shares(
              "s",
              "Shares",
              "Parts.",
              List.of(new Key("right", Ink.GOOD), new Key("wrong", Ink.BAD)),
              List.of(
                  new Shares.Row(
                      "a name that is far too long for the room it has", List.of(9L, 1L)),
                  new Shares.Row("nobody", List.of(0L, 0L)))),
          new Pairs(
              "p",
              "Pairs",
              "Sides.",
              List.of(new Key("before", Ink.SECOND), new Key("now", Ink.FIRST)),
              List.of(10L, 0L),
              List.of(new Pairs.Row("web", List.of(10L, 0L)))),
          new Curves(
              "c",
              "Curves",
              "Points.",
              new Axis("score", 0, 1),
              new Axis("share", 0, 1),
              List.of(
                  new Series(
                      new Key("all", Ink.FIRST),
                      List.of(
                          new Spot(0.2, 0.2, 0.3, 0.1, 0.5, 9), new Spot(2, 2, 7, -3.0, 9.0, 1)))),
              false,
              true),
          new Curves(
              "d",
              "Steps",
              "Bins.",
              new Axis("score", 5, 5),
              new Axis("share", 0, 100),
              List.of(
                  new Series(
                      new Key("all", Ink.FIRST), List.of(new Spot(5, 6, 100, null, null, 9)))),
              true,
              false),
          new Ranges(
              "r",
              "Ranges",
              "Columns.",
              List.of(
                  new Ranges.Row(
                      "age",
                      "INTEGER",
                      "70",
                      "18",
                      "90",
                      List.of(18.0, 30.0, 40.0, 55.0, 90.0),
                      List.of()),
                  new Ranges.Row(
                      "same", "DOUBLE", "1", "7", "7", List.of(7.0, 7.0, 7.0, 7.0, 7.0), List.of()),
                  new Ranges.Row(
                      "spread",
                      "INTEGER",
                      "9",
                      "1",
                      "9",
                      List.of(1.0, 2.0, 3.0, 4.0, 9.0),
                      List.of(),
                      List.of("3 50.0 %"),
                      List.of(1L, 0L, 20_000L, 3L)),
                  new Ranges.Row(
                      "empty", "VARCHAR", "0", "", "", List.of(), List.of("one of a, b")))));

  @Test
  void nothingIsDrawnOutsideThePaperAtAnyWidth() {
    for (var chart : ALL) {
      for (var width : List.of(280, 296, 560, 900)) {
        var drawing = chart.drawing(width);
        for (var mark : drawing.marks()) {
          assertThat(corners(mark))
              .as(chart.title() + " " + mark)
              .allMatch(it -> it.x() >= -0.01 && it.x() <= width + 0.01)
              .allMatch(it -> it.y() >= -0.01 && it.y() <= drawing.height() + 0.01);
        }
      }
    }
  }

  private static List<Drawing.Point> corners(Drawing.Mark mark) {
    return switch (mark) {
      case Drawing.Box it -> box(it.x(), it.y(), it.width(), it.height());
      case Drawing.Target it -> box(it.x(), it.y(), it.width(), it.height());
      case Drawing.Path it -> it.points();
      case Drawing.Dot it -> List.of(new Drawing.Point(it.x(), it.y()));
      case Drawing.Words it -> List.of(new Drawing.Point(it.x(), it.y()));
    };
  }

  private static List<Drawing.Point> box(double x, double y, double width, double height) {
    return List.of(new Drawing.Point(x, y), new Drawing.Point(x + width, y + height));
  }

  @Test
  void barsEndAtTheirNumbersAndWhatIsUnknownIsHatchedOverTheWholeWidth() {
    var boxes = new ArrayList<Drawing.Box>();
    for (var mark : RATIOS.drawing(502).marks()) {
      if (mark instanceof Drawing.Box box) {
        boxes.add(box);
      }
    }
    assertThat(boxes).hasSize(3);
    assertThat(boxes.get(1).width() / boxes.get(0).width()).isBetween(2.99, 3.01);
    assertThat(boxes.get(2).ink()).isEqualTo(Ink.UNKNOWN);
    assertThat(boxes.get(2).width()).isEqualTo(500);
  }

  @Test
  void everyMarkThatCanBeFocusedLeadsToItsRow() {
    var page = new StaticTemplates().webChart(RATIOS).render();
    assertThat(page)
        .contains("href=\"#ratio-1\"", "id=\"ratio-1\"", "href=\"#ratio-3\"", "id=\"ratio-3\"")
        .contains("women: 0.50 (0.40 to 0.60), broken")
        .contains("<desc>Bars and whiskers.</desc>", "Show as table");
  }

  @Test
  void shortenedWordsKeepWholeLetters() {
    assertThat(Pen.shortened("short", 100)).isEqualTo("short");
    assertThat(Pen.shortened("😀😀😀😀😀😀😀😀", 26)).isEqualTo("😀😀😀…");
  }
}
