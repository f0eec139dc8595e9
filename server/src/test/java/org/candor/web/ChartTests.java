package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import org.candor.web.Chart.Part;
import org.junit.jupiter.api.Test;

class ChartTests {

  private static final List<Part> PARTS =
      List.of(
          new Part("Bought", 2_133, "/bought", Tone.INFO),
          new Part("Built", 12, "/built", Tone.GOOD));

  @Test
  void largeCountsAreGroupedInPictureAndTable() {
    var templates = new StaticTemplates();
    assertThat(templates.webBars(new Bars("Origin", PARTS)).render()).contains(">2,133<", ">12<");
    assertThat(templates.webStack(new Stack("Origin", PARTS)).render()).contains("Bought: 2,133");
    assertThat(new Bars("Origin", PARTS).table().get(1)).extracting("text").contains("2,133");
  }
}
