package org.candor.support.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candor.catalog.Catalog;
import org.candor.support.evidence.Coverage.Line;
import org.candor.support.evidence.Coverage.State;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which coverage is asked for, by page and by program.
 *
 * @param framework whose lines they are
 * @param under the clause or area at the top; empty for all
 * @param state whatever its case; empty for all
 * @param line the id of a single one; empty for all
 * @param system such as SYS-12, whose evidence alone counts; empty for all
 */
record CoverageAsked(String framework, String under, String state, String line, String system) {

  CoverageAsked {
    under = under.strip();
    state = state.strip().toUpperCase(Locale.ROOT);
    line = line.strip();
    system = system.strip();
  }

  static CoverageAsked of(String framework) {
    return new CoverageAsked(framework, "", "", "", "");
  }

  boolean takes(Line it) {
    return (under.isEmpty() || it.top().equals(under))
        && (state.isEmpty() || it.state().name().equals(state))
        && (line.isEmpty() || it.item().id().equals(line));
  }

  Optional<State> known() {
    return Stream.of(State.values()).filter(it -> it.name().equals(state)).findFirst();
  }

  CoverageAsked under(String other) {
    return new CoverageAsked(framework, other, state, line, system);
  }

  CoverageAsked state(String other) {
    return new CoverageAsked(framework, under, other, line, system);
  }

  CoverageAsked line(String other) {
    return new CoverageAsked(framework, under, state, other, system);
  }

  CoverageAsked system(String other) {
    return new CoverageAsked(framework, under, state, line, other);
  }

  String href() {
    var uri = UriComponentsBuilder.fromPath(CoverageController.AT);
    Stream.of(
            Map.entry("framework", framework.equals(Catalog.ISO_42001) ? "" : framework),
            Map.entry("under", under),
            Map.entry("state", state.toLowerCase(Locale.ROOT)),
            Map.entry("line", line),
            Map.entry("system", system))
        .filter(it -> !it.getValue().isEmpty())
        .forEach(it -> uri.queryParam(it.getKey(), it.getValue()));
    return uri.build().encode().toUriString();
  }
}
