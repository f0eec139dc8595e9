package org.candor.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of one framework have to do with which of another. Relations are those of NIST IR
 * 8477.
 *
 * @param basis whose judgement it is
 */
public record Crosswalk(String id, String from, String to, String basis, List<Relation> relations) {

  public Crosswalk {
    relations = List.copyOf(relations);
  }

  /** How much of one line the other asks for. */
  public enum Type {
    EQUAL,
    /** All that {@code from} asks for is in {@code to}. */
    SUBSET,
    /** {@code from} asks for all of {@code to} and more. */
    SUPERSET,
    INTERSECTS
  }

  /**
   * @param note null where there is nothing to add
   */
  public record Relation(String from, String to, Type type, @Nullable String note) {

    /** Whether meeting {@code from} is enough to meet {@code to}. */
    public boolean gives() {
      return type == Type.EQUAL || type == Type.SUPERSET;
    }
  }

  /** The same, read from the other side. */
  public Crosswalk reversed() {
    return new Crosswalk(
        id,
        to,
        from,
        basis,
        relations.stream()
            .map(it -> new Relation(it.to(), it.from(), reversed(it.type()), it.note()))
            .toList());
  }

  /** The relations of a line, or of the clause it stands under. */
  public Stream<Relation> of(Item line) {
    return relations.stream()
        .filter(it -> it.from().equals(line.id()) || it.from().equals(line.parent()));
  }

  private static Type reversed(Type type) {
    return switch (type) {
      case SUBSET -> Type.SUPERSET;
      case SUPERSET -> Type.SUBSET;
      case EQUAL -> Type.EQUAL;
      case INTERSECTS -> Type.INTERSECTS;
    };
  }
}
