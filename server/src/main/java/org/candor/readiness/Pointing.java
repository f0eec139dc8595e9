package org.candor.readiness;

import java.util.List;
import org.candor.access.Caller;
import org.candor.records.AsOf;

/** Contributed by a room that keeps records about lines: the page of a line leads to them. */
@FunctionalInterface
public interface Pointing {

  /**
   * What there is about a line that the caller may read.
   *
   * @param line as evidence names it
   */
  List<Pointer> at(String line, Caller caller, AsOf asOf);

  /**
   * A record about a line.
   *
   * @param words what it is called
   * @param state how it stands, in words
   */
  record Pointer(String words, String state, String href) {}
}
