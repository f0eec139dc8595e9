package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Deciding.Chosen;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The statement as a whole, for programs: what it says, what speaks against it, several at once.
 */
@RestController
@RequestMapping("/api/v1/planning/applicability")
class ApplicabilityApi {

  private static final String RESOURCE = "planning/applicability";

  private final StatementOfApplicability statement;
  private final Deciding deciding;

  ApplicabilityApi(StatementOfApplicability statement, Deciding deciding) {
    this.statement = statement;
    this.deciding = deciding;
  }

  record Whole(
      long ledgerSize,
      Summary summary,
      List<Contradiction> contradictions,
      List<Contradiction> overstated,
      List<One> controls) {

    static Whole of(Reading it) {
      var summary =
          new Summary(
              it.lines().size(),
              it.decided(),
              it.count(Need.NEEDED),
              it.count(Need.NOT_NEEDED),
              it.count(Need.UNDECIDED),
              it.wronglyExcluded());
      return new Whole(
          it.ledgerSize(),
          summary,
          it.contradictions(),
          it.overstated(),
          it.lines().stream().map(One::of).toList());
    }
  }

  record Summary(
      int controls, long decided, long needed, long notNeeded, long undecided, long contradicted) {}

  /**
   * One control.
   *
   * @param id of the record that says it; null while the statement says nothing of it
   */
  record One(
      String control,
      String title,
      @Nullable UUID id,
      @Nullable Integer version,
      Need needed,
      @Nullable Applicability says,
      Implementation.@Nullable Computed computed,
      Coverage evidence,
      List<Line.Tie> links) {

    static One of(Line it) {
      var entry = it.entry();
      return new One(
          it.control().id(),
          it.control().title(),
          entry == null ? null : entry.id(),
          entry == null ? null : entry.version(),
          it.need(),
          entry == null ? null : entry.content(),
          it.computed(),
          it.coverage(),
          it.ties());
    }
  }

  /**
   * The same said of several controls; what is left out stays as it is.
   *
   * @param controls ids, or ids with the version that was seen: {@code A.5.2:3}
   */
  record Asked(
      @Nullable List<String> controls,
      @Nullable String needed,
      @Nullable String inclusion,
      @Nullable String exclusion,
      @Nullable List<String> drivers,
      @Nullable String declared,
      @Nullable String owner,
      @Nullable String dueOn,
      @Nullable String why) {

    Map<String, List<String>> said() {
      var said = new LinkedHashMap<String, List<String>>();
      put(said, "needed", needed);
      put(said, "inclusion", inclusion);
      put(said, "exclusion", exclusion);
      put(said, "declared", declared);
      put(said, "owner", owner);
      put(said, "dueOn", dueOn);
      if (drivers != null) {
        said.put("drivers", drivers.stream().map(String::valueOf).toList());
      }
      return said;
    }

    private static void put(Map<String, List<String>> said, String name, @Nullable String value) {
      if (value != null) {
        said.put(name, List.of(value));
      }
    }
  }

  record Outcomes(int done, int refused, List<Decided> items) {}

  record Started(int controls) {}

  @GetMapping("/statement")
  @Allow(value = Action.READ, on = RESOURCE)
  Whole statement(AsOf asOf) {
    return Whole.of(statement.read(asOf));
  }

  @PostMapping("/start")
  @Allow(value = Action.RECORD, on = RESOURCE)
  @Replies(status = 201)
  ResponseEntity<Started> start(Caller caller) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new Started(statement.start(caller.actor())));
  }

  @PostMapping("/decide")
  @Allow(value = Action.REVISE, on = RESOURCE)
  @Replies(Outcomes.class)
  ResponseEntity<?> decide(@RequestBody Asked asked, Caller caller) {
    var controls = Objects.requireNonNullElse(asked.controls(), List.<String>of());
    var said = asked.said();
    if (controls.isEmpty() || said.isEmpty()) {
      return StatementApi.refused(List.of(text("planning.soa.refused.nothing")));
    }
    var chosen = controls.stream().map(it -> Chosen.of(String.valueOf(it))).toList();
    var decided = deciding.say(chosen, said, asked.why(), caller.actor());
    var done = (int) decided.stream().filter(Decided::done).count();
    return ResponseEntity.ok(new Outcomes(done, decided.size() - done, decided));
  }
}
