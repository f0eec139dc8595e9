package org.candor.systems;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.register.Hint;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/** A machine learning or other model that AI systems use. ISO/IEC 22989, 3.1.23; A.4.4. */
public record Model(
    String name,
    @Nullable @Hint("Which version is in use?") String release,
    @Nullable @Prose @Hint("What does it predict, generate or decide?") String description,
    @Nullable @Hint("How was it made?") Technique technique,
    @Nullable @Hint("Who made or supplies it?") String provider,
    @Nullable @Hint("Under which licence?") String licence,
    @Nullable @Hint("Where is its model card?") String card,
    @Nullable @Prose @Hint("Where does it fail, and for whom?") String limitations,
    @Nullable PersonId owner,
    @Nullable LocalDate trainedOn) {

  /** How a model comes by its behaviour. ISO/IEC 22989, 5.5 to 5.11. */
  public enum Technique {
    SUPERVISED,
    UNSUPERVISED,
    SEMI_SUPERVISED,
    REINFORCEMENT,
    FOUNDATION_MODEL,
    RULES,
    OTHER
  }
}
