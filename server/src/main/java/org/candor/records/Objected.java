package org.candor.records;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A {@link Guard} objects to what was to be written. Nothing was changed. */
public class Objected extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Objection> objections;

  Objected(List<Objection> objections) {
    super(objections.stream().map(Objection::message).collect(joining(" ")));
    this.objections = List.copyOf(objections);
  }

  public List<Objection> objections() {
    return objections;
  }
}
