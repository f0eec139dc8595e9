package org.candor.catalog;

import static java.util.Collections.unmodifiableSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a framework: a clause, a checkable requirement, a control, or what they are grouped
 * by.
 *
 * @param id as the framework numbers it: {@code 6.1.2}, {@code A.6.2.4}; a requirement is its
 *     clause and a number of ours: {@code 6.1.2-3}
 * @param parent the line it stands under; null at the top
 * @param title as the framework titles it; empty where it has none
 * @param text what it asks for, in our own words
 * @param documented whether the framework itself calls for documented information
 * @param evidence what an auditor asks to see
 * @param questions an auditor may ask
 * @param pitfalls where organizations go wrong
 * @param computable what can be computed from records or measured; empty when nothing can
 * @param roles towards AI that it bears on most; empty means all
 */
public record Item(
    String id,
    Kind kind,
    @Nullable String parent,
    String title,
    String text,
    boolean documented,
    String evidence,
    List<String> questions,
    List<String> pitfalls,
    String computable,
    Set<AiRole> roles) {

  public Item {
    questions = List.copyOf(questions);
    pitfalls = List.copyOf(pitfalls);
    roles = roles.isEmpty() ? Set.of() : unmodifiableSet(EnumSet.copyOf(roles));
  }

  /** What a line of a framework is. */
  public enum Kind {
    CLAUSE,
    REQUIREMENT,
    AREA,
    CONTROL,
    OBJECTIVE,
    RISK_SOURCE
  }

  /** What an organization is towards AI. ISO/IEC 22989, 5.19. */
  public enum AiRole {
    PRODUCER,
    PROVIDER,
    USER
  }

  /** Whether a verdict is given on it: requirements and controls, not what groups them. */
  public boolean assessable() {
    return kind == Kind.REQUIREMENT || kind == Kind.CONTROL;
  }
}
