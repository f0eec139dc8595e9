package org.candor.support.evidence;

import static org.candor.web.Messages.text;

import java.util.Set;
import java.util.stream.Stream;
import org.candor.records.Objection;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Lead.ToId;
import org.candor.support.evidence.Lead.ToLabel;

/**
 * What each form of evidence can have as its place: a link has an address. A record is named alone,
 * so that evidence of it stands and falls with it. Clause 7.5.3.
 *
 * @param prefixes that labels of records begin with
 */
record Place(Set<String> prefixes) {

  Stream<Objection> objections(Evidence it) {
    var location = it.location();
    if (location == null || Lead.web(location)) {
      return Stream.of();
    }
    if (it.form() == Form.LINK) {
      return refused("support.evidence.link", location, "");
    }
    var named = Lead.within(location, prefixes).orElse(null);
    return switch (Lead.of(location).orElse(null)) {
      case ToLabel _ ->
          it.form() == Form.FILE && named != null
              ? refused("support.evidence.file", location, named)
              : Stream.of();
      case ToId _ -> Stream.of();
      case null -> named == null ? Stream.of() : refused("support.evidence.alone", location, named);
    };
  }

  private static Stream<Objection> refused(String key, String location, String named) {
    return Stream.of(new Objection("location", text(key, location, named)));
  }
}
