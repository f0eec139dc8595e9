package org.candor.register;

import java.util.Objects;
import org.candor.records.Improper;
import org.candor.records.KeyReserved;
import org.candor.records.KeyTaken;
import org.candor.records.NotFound;
import org.candor.records.Stale;
import org.candor.web.Phrase;

/** An answer that its own field takes, and that does not fit what the room knows. */
public final class Unfit extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** Why an external key is refused that {@link KeyReserved} knows. */
  public static final Phrase KEY_RESERVED = Phrase.of("register.key-reserved");

  private final String field;
  private final transient Phrase said;

  /**
   * @param field by the name of its component; empty for what concerns several
   */
  public Unfit(String field, Phrase said) {
    super(said.key());
    this.field = field;
    this.said = said;
  }

  /**
   * @param message worded for a person
   */
  public Unfit(String field, String message) {
    this(field, Phrase.verbatim(message));
  }

  /** Why something was refused, to be said in the language of whoever reads it. */
  public static Phrase said(RuntimeException refusal) {
    return switch (refusal) {
      case Unfit it -> it.said;
      case Improper it -> new Phrase("register.improper." + it.why(), it.arguments());
      case KeyReserved _ -> KEY_RESERVED;
      case KeyTaken it -> Phrase.of("register.key-taken", it.key());
      case NotFound it when !it.worded() -> Phrase.of("register.gone");
      case Stale _ -> Phrase.of("register.stale");
      default -> Phrase.verbatim(Objects.requireNonNullElse(refusal.getMessage(), ""));
    };
  }

  @Override
  public String getMessage() {
    return said.text();
  }

  String field() {
    return field;
  }
}
