package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.candor.api.BulkLines.Line;
import org.junit.jupiter.api.Test;

/** A body of lines is taken apart alike, however it arrives. */
class BulkLinesTests {

  @Test
  void linesAreCountedBlankOnesLeftOutAndTheLastNeedsNoEnd() {
    assertThat(texts("a\n\n \t\r\nb\r\nc")).containsExactly("1 a", "4 b\r", "5 c");
    assertThat(texts("a\n")).containsExactly("1 a");
    assertThat(texts("")).isEmpty();
    assertThat(texts("\n\n")).isEmpty();
  }

  @Test
  void aBodyThatComesInPiecesOfAnySizeHasTheSameLines() {
    var random = new Random(7);
    var expected = new ArrayList<String>();
    var body = new StringBuilder();
    for (int i = 1; i <= 700; i++) {
      var line = "é" + "x".repeat(random.nextInt(i % 50 == 0 ? 90_000 : 300)) + i;
      expected.add(i + " " + line);
      body.append(line).append('\n');
    }
    assertThat(texts(body.toString())).isEqualTo(expected);
    var pieces =
        new ByteArrayInputStream(body.toString().getBytes(UTF_8)) {
          @Override
          public int read(byte[] to, int at, int most) {
            return super.read(to, at, Math.min(most, 1 + random.nextInt(2_000)));
          }

          @Override
          public int read(byte[] to) {
            return read(to, 0, to.length);
          }
        };
    assertThat(texts(pieces)).isEqualTo(expected);
  }

  @Test
  void aLineThatIsTooLongIsDroppedAndThoseAfterItAreNot() {
    var longest = "x".repeat(Attempt.LONGEST_BODY);
    var lines = new BulkLines(in("a\n" + longest + "\n" + longest + "y\nb")).next();
    assertThat(lines).extracting(Line::tooLong).containsExactly(false, false, true, false);
    assertThat(lines.get(1).text()).hasSize(Attempt.LONGEST_BODY);
    assertThat(lines.get(2).text()).isEmpty();
    assertThat(lines.get(3)).extracting(Line::number).isEqualTo(4);
  }

  @Test
  void aBodyThatBreaksOffIsRefused() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> new BulkLines(broken).next()).isInstanceOf(ApiProblem.class);
  }

  @Test
  void textThatCanBeStoredHasNoNulAndNoHalfOfACharacter() {
    assertThat(List.of("", "a", "é", "\uD83D\uDE00", "a\uD83D\uDE00b\uD83D\uDE00"))
        .allMatch(StrictJson::storable);
    assertThat(List.of("\0", "a\0", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D"))
        .noneMatch(StrictJson::storable);
  }

  private static List<String> texts(String body) {
    return texts(in(body));
  }

  private static List<String> texts(InputStream body) {
    var lines = new BulkLines(body);
    var all = new ArrayList<String>();
    for (var chunk = lines.next(); !chunk.isEmpty(); chunk = lines.next()) {
      assertThat(chunk).hasSizeLessThanOrEqualTo(BulkLines.CHUNK);
      chunk.forEach(it -> all.add(it.number() + " " + new String(it.text(), UTF_8)));
    }
    return all;
  }

  private static InputStream in(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }
}
