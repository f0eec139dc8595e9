package org.candor.systems;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/** A machine learning or other model that AI systems use. ISO/IEC 22989, 3.1.23; A.4.4. */
public record Model(
    String name,
    @Nullable String release,
    @Nullable @Prose String description,
    @Nullable Technique technique,
    @Nullable String provider,
    @Nullable String licence,
    @Nullable String card,
    @Nullable @Prose String limitations,
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
