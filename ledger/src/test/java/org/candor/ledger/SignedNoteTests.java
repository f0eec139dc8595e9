package org.candor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.candor.ledger.Json.JsonBool;
import org.candor.ledger.Json.JsonObject;
import org.junit.jupiter.api.Test;

class SignedNoteTests {

  @Test
  void everyPublishedNoteIsJudgedAsPublished() {
    var cases = Vectors.objects(published(), "cases");

    assertThat(cases)
        .hasSize(14)
        .allSatisfy(
            note ->
                assertThat(opens(note))
                    .as(Vectors.string(note, "name"))
                    .isEqualTo(((JsonBool) note.get("ok")).value()));
  }

  @Test
  void everyMangledVerifierKeyIsRefused() {
    Vectors.strings(published(), "bad_vkeys").forEach(SignedNoteTests::refused);
    var good = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assertThat(NoteVerifier.parse(good).text()).isEqualTo(good);
    for (int from = 0; from < good.length(); from++) {
      for (int to = from; to <= good.length(); to++) {
        if (to - from < good.length()) {
          refused(good.substring(from, to));
        }
      }
      char next = (char) (good.charAt(from) + 1);
      refused(good.substring(0, from) + next + good.substring(from + 1));
    }
  }

  @Test
  void aKeySignsAndIsKeptAsText() {
    var key = NoteKey.generate("candor.example/log");
    var kept = NoteKey.parse(key.secretText());
    var note = new Checkpoint("candor.example/log", 0, Merkle.EMPTY).signedBy(kept);

    var read = SignedNote.parse(note.toString());
    assertThat(read.toString()).isEqualTo(note.toString());
    assertThat(read.isSignedBy(NoteVerifier.parse(key.verifier().text()))).isTrue();
    assertThat(read.isSignedBy(NoteKey.generate("candor.example/log").verifier())).isFalse();
    assertThat(Checkpoint.parse(read.text()).size()).isZero();
    assertThat(key.toString()).doesNotContain(key.secretText().substring(40));
    assertThatThrownBy(() -> NoteKey.generate("with space"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NoteKey.parse(key.verifier().text()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSignerTextMadeElsewhereGivesTheSameVerifier() {
    // The example key pair of the Go package golang.org/x/mod/sumdb/note.
    var key =
        NoteKey.parse(
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");

    assertThat(key.verifier().text())
        .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  }

  @Test
  void textThatIsNoCheckpointIsRefused() {
    var root = Merkle.leaf(new byte[0]).base64();
    assertThat(Checkpoint.parse("o\n1\n" + root + "\nextension\n").size()).isOne();
    for (var text :
        List.of(
            "",
            "o\n1\n" + root,
            "\n1\n" + root + "\n",
            "o\n01\n" + root + "\n",
            "o\n-1\n" + root + "\n",
            "o\n9223372036854775808\n" + root + "\n",
            "o\n1\n" + root.replace("=", "") + "\n",
            "o\n0\n" + root + "\n",
            "o\n1\n" + root + "\n\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static JsonObject published() {
    return Vectors.json(Vectors.path("signed-note/signed-note.json"));
  }

  private static boolean opens(JsonObject note) {
    var known = Vectors.strings(note, "vkeys").stream().map(NoteVerifier::parse).toList();
    try {
      return SignedNote.parse(Vectors.string(note, "note")).isSignedBy(known);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static void refused(String verifierKey) {
    assertThatThrownBy(() -> NoteVerifier.parse(verifierKey))
        .as(verifierKey)
        .isInstanceOf(IllegalArgumentException.class);
  }
}
