package org.candor.desk;

import java.util.List;
import org.candor.web.Option;

/** What a room proposes while somebody types into a field; other answers remain possible. */
public interface Suggestions {

  /** The path of the register. */
  String path();

  /** The field that they are for: a line of text or a list of such. */
  String field();

  /** Values with the words that explain them. */
  List<Option> options();
}
