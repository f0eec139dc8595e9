package org.candor.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcmaScriptNumberTests {

  @Test
  void theFirstTenThousandNumbersComeOutAsPublished() {
    var lines = Vectors.text("rfc8785-jcs/es6numbers-10000.txt").lines().toList();

    assertThat(lines).hasSize(10_000);
    assertThat(lines.stream().map(line -> line(bitsOf(line))).toList()).isEqualTo(lines);
  }

  /** The published run: 168 chosen values, 2,000 in series, then a chain of SHA-256 blocks. */
  @Test
  void aMillionNumbersHaveThePublishedHash() throws Exception {
    var chosen = Vectors.text("rfc8785-jcs/es6numbers-10000.txt").lines().limit(168).toList();
    var digest = MessageDigest.getInstance("SHA-256");
    chosen.forEach(line -> add(digest, bitsOf(line)));
    for (int i = 0; i < 2_000; i++) {
      add(digest, 0x0010000000000000L + i);
    }
    var block = new byte[32];
    for (int count = 2_168; count < 1_000_000; ) {
      block = MessageDigest.getInstance("SHA-256").digest(block);
      var words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
      while (words.hasRemaining() && count < 1_000_000) {
        long bits = words.get();
        double value = Double.longBitsToDouble(bits);
        if (value != 0 && Double.isFinite(value)) {
          add(digest, bits);
          count++;
        }
      }
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16");
  }

  @Test
  void printedNumbersReadBackAsThemselves() {
    for (var bits : List.of(1L, 2L, 3L, 9L, 20L, 0x7fefffffffffffffL, 0x3ff0000000000001L)) {
      var printed = Json.of(Double.longBitsToDouble(bits)).canonical();
      assertThat(Json.parse(printed).canonical()).isEqualTo(printed);
    }
  }

  private static long bitsOf(String line) {
    return Long.parseUnsignedLong(line, 0, line.indexOf(','), 16);
  }

  private static String line(long bits) {
    var out = new StringBuilder(Long.toHexString(bits)).append(',');
    EcmaScriptNumber.print(Double.longBitsToDouble(bits), out);
    return out.toString();
  }

  private static void add(MessageDigest digest, long bits) {
    digest.update((line(bits) + "\n").getBytes(US_ASCII));
  }
}
