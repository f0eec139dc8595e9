package org.candor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import org.candor.ledger.Json.JsonNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void documentsOfTheRfcComeOutAsPublished(String name) {
    var canonical = CanonicalJson.canonical(Vectors.text("rfc8785-jcs/input/" + name + ".json"));

    var published = Vectors.text("rfc8785-jcs/output/" + name + ".json");
    assertThat(canonical).isEqualTo(published);
    var hex = Vectors.text("rfc8785-jcs/outhex/" + name + ".txt").replaceAll("\\s", "");
    assertThat(HexFormat.of().formatHex(canonical.getBytes(UTF_8))).isEqualTo(hex);
    assertThat(CanonicalJson.canonical(canonical)).isEqualTo(canonical);
  }

  @Test
  void anEnvelopeIsBuiltAndPrintedInOneForm() {
    var envelope =
        Json.object()
            .put("what", Json.array(List.of(Json.of("a\"b\\c\n\u0001é€😀"), Json.NULL)))
            .put("seq", 12)
            .put("on", true)
            .put("share", 0.1)
            .put("why", (String) null)
            .build();

    assertThat(envelope.canonical())
        .isEqualTo(
            "{\"on\":true,\"seq\":12,\"share\":0.1,"
                + "\"what\":[\"a\\\"b\\\\c\\n\\u0001é€😀\",null],\"why\":null}");
    assertThat(Json.parse(envelope.canonical())).isEqualTo(envelope);
    assertThat(envelope.with("seq", Json.of(13)).members().keySet())
        .containsExactly("what", "seq", "on", "share", "why");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0|Unexpected end",
        "[|1|Unexpected end",
        "[1|2|Unexpected end",
        "[1}|2|Expected ]",
        "[01]|2|leading zero",
        "[-01]|3|leading zero",
        "[1.]|3|Expected a digit",
        "[.5]|1|Unexpected character",
        "[+1]|1|Unexpected character",
        "[1e]|3|Expected a digit",
        "[-]|2|Expected a digit",
        "[NaN]|1|Unexpected character",
        "[1,]|3|Unexpected character",
        "[,1]|1|Unexpected character",
        "{\"a\":1,}|7|Expected a name",
        "{\"a\" 1}|5|Expected :",
        "{a:1}|1|Expected a name",
        "{\"a\":1,\"\\u0061\":2}|7|Duplicate name",
        "true false|5|Unexpected text",
        "truth|0|Unexpected character",
        "\"\\x\"|1|Unknown escape",
        "\"\\u12G4\"|5|hexadecimal",
        "\"\\u12|5|hexadecimal",
        "\"open|5|String without end",
        "\"open\\|5|escape",
        "'a'|0|Unexpected character",
        "\"\\ud800\"|1|Lone surrogate",
        "\"ab\\udc00\\ud800\"|1|Lone surrogate",
        "\"\\ud800\\ud800\\udc00\"|1|Lone surrogate",
        "{\"\\ud83d\":1}|2|Lone surrogate",
        "[9007199254740993]|1|would round",
        "[-123456789012345678]|1|would round",
        "[1e400]|1|too large",
      })
  void whatIsNotJsonIsRefusedWithItsPlace(String text, int position, String what) {
    var refused = catchThrowableOfType(MalformedJson.class, () -> CanonicalJson.canonical(text));

    assertThat(refused).isNotNull().hasMessageContaining(what);
    assertThat(refused.position()).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a\ud800\"", "\"\udc00\"", "\"\n\"", "\u00a0 1", "\ufeff1", "\"\u0000\""})
  void rawCharactersThatMayNotStandThereAreRefused(String text) {
    assertThatThrownBy(() -> CanonicalJson.canonical(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void nestingIsBoundedLongBeforeTheStack() {
    var fits = "[".repeat(500) + "]".repeat(500);
    assertThat(CanonicalJson.canonical(fits)).isEqualTo(fits);

    for (var deep : List.of("[".repeat(5_000), "{\"a\":".repeat(5_000), "[".repeat(2_000_000))) {
      assertThatThrownBy(() -> CanonicalJson.canonical(deep))
          .isInstanceOf(MalformedJson.class)
          .hasMessageContaining("deeper than 500");
    }
  }

  @Test
  void hugeNumbersAreRefusedWithoutEffort() {
    assertThatThrownBy(() -> Json.parse("9".repeat(1_000_000)))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("more than");
    assertThatThrownBy(() -> Json.parse("9".repeat(400)))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("too large");
  }

  @Test
  void largeIntegersThatADoubleHoldsExactlyStay() {
    assertThat(
            CanonicalJson.canonical(
                "[9007199254740992,9007199254740994,-0,1e21,100000000000000000000]"))
        .isEqualTo("[9007199254740992,9007199254740994,0,1e+21,100000000000000000000]");
    assertThat(Json.of(1L << 60)).isEqualTo(new JsonNumber(0x1p60));
    assertThatThrownBy(() -> Json.of((1L << 53) + 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.of(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesWithoutACanonicalFormCannotBeBuilt() {
    assertThatThrownBy(() -> Json.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.of("\ud800")).isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> Json.object().put("\udfff", 1).build())
        .isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> Json.object().put("a", 1).put("a", 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
