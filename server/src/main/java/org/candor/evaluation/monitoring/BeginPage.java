package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.web.Option;
import org.candor.web.Shell;

/**
 * A monitor on its way: the rows that are to be measured.
 *
 * @param sources those there are, to choose one
 * @param system that they come from, such as SYS-3; empty where that is not known yet
 * @param serving a line that it is to serve, such as A.7.4; empty where none was named
 * @param problem why nothing was recorded; empty where nothing was refused
 */
public record BeginPage(
    Shell shell, List<Option> sources, String system, String serving, String problem) {

  public BeginPage {
    sources = List.copyOf(sources);
  }
}
