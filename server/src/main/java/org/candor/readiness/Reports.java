package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candor.records.AsOf;
import org.springframework.stereotype.Service;

/** Positions with the names of the records they mention, for programs and commands. */
@Service
public class Reports {

  private final Readiness readiness;
  private final Names names;

  Reports(Readiness readiness, Names names) {
    this.readiness = readiness;
    this.names = names;
  }

  public Report report(String framework, AsOf asOf, LocalDate day) {
    var position = readiness.position(framework, asOf, day);
    var findings = position.lines().stream().flatMap(it -> it.findings().stream()).toList();
    return Report.of(position, names.of(findings, asOf));
  }

  Optional<Report.Line> line(String framework, String line, AsOf asOf, LocalDate day) {
    return readiness
        .position(framework, asOf, day)
        .find(line)
        .map(it -> Report.line(it, names.of(it.findings(), asOf)));
  }

  List<Report.Line> lines(List<Standing> some, AsOf asOf) {
    var findings = some.stream().flatMap(it -> it.findings().stream()).toList();
    var named = names.of(findings, asOf);
    return some.stream().map(it -> Report.line(it, named)).toList();
  }

  List<Report.Exempt> exceptions(Finding finding, AsOf asOf) {
    return Report.exceptions(finding, names.of(List.of(finding), asOf));
  }
}
