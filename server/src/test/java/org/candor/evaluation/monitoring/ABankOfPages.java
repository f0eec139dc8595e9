package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.work.Task;
import org.candor.work.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A bank whose monitor of its loans failed, and what its people see of that. */
@SpringBootTest
abstract class ABankOfPages {

  @Autowired WebApplicationContext context;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Sources sources;
  @Autowired Runner runner;
  @Autowired Runs runs;
  @Autowired Acceptance acceptance;
  @Autowired Tasks tasks;
  @Autowired Founding founding;
  @Autowired People people;
  OrgId bank;
  Actor ada;
  Actor bob;
  UUID system;
  UUID source;
  UUID monitor;

  @BeforeEach
  void womenAreApprovedLessThanHalfAsOften() {
    bank = founding.found("Bank", "Ada", mail(), "correct horse battery");
    ada = new Actor(people.members(bank).getFirst().person(), "Ada", "test");
    var invitee = new Invitee("Bob", mail(), Set.of(Role.TOP_MANAGEMENT), null, null);
    bob = new Actor(people.add(bank, invitee, "correct horse battery", ada), "Bob", "test");
    in(
        () -> {
          system = record(AI_SYSTEMS, Map.of("name", List.of("Loans")));
          var rows = Map.of("name", List.of("Decisions"), "kind", List.of("UPLOAD"));
          source = record(DATA_SOURCES, rows);
          monitor = records.record(MONITORS.kind(), fairness(), ada).id();
          upload(0.2);
          measured();
        });
  }

  Monitor fairness() {
    var usual = AMonitor.fairness(ada.person(), null);
    return AMonitor.asking(usual, usual.options(), List.of(), List.of("impactRatio"));
  }

  void easing() {
    var it = now();
    revise(AMonitor.asking(it, it.options(), List.of("impactRatio=0.3.."), it.decidedBy()));
    measured();
  }

  void accepting() {
    assertThat(acceptance.accept(monitor, entry().version(), "The law asks 0.3", bob))
        .isInstanceOf(Acceptance.Answer.Accepted.class);
  }

  void in(Runnable story) {
    Scope.of(bank).run(story);
  }

  <R extends Record> UUID record(Register<R> register, Map<String, List<String>> typed) {
    var content = Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, ada).id();
  }

  void revise(Monitor to) {
    records.revise(MONITORS.kind(), monitor, entry().version(), to, ada, null);
  }

  void upload(double women) {
    var content = new ByteArrayInputStream(Loans.csv(20_000, women).getBytes(UTF_8));
    assertThat(sources.upload(source, "loans.csv", content, ada))
        .isInstanceOf(Sources.Answer.Kept.class);
  }

  Run measured() {
    var run = ((Begun) runner.begin(monitor, ada)).run();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .until(() -> !runs.find(run.id()).orElseThrow().state().working());
    return runs.find(run.id()).orElseThrow();
  }

  Entry<Monitor> entry() {
    return records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
  }

  Monitor now() {
    return entry().content();
  }

  Entry<Task> task() {
    return tasks.find("monitor:" + monitor).orElseThrow();
  }

  Entry<Measurement> last() {
    var found = new ArrayList<Entry<Measurement>>();
    listings.each(MEASUREMENTS, Query.all(), AsOf.NOW, found::add);
    return found.getLast();
  }

  String words(MockMvc who, RequestBuilder request) {
    var answer = ask(who, request);
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    return text(answer);
  }

  static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }

  static MockHttpServletResponse ask(MockMvc who, RequestBuilder request) {
    try {
      return who.perform(request).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  MockMvc as(OrgId org, Actor actor, Role role) {
    var person = Objects.requireNonNull(actor.person());
    var caller = new Caller(person, actor.name(), org, "Bank", Set.of(role), Set.of(), "web");
    Filter seat =
        (request, response, chain) -> {
          ACaller.in((HttpServletRequest) request, caller);
          try {
            Scope.of(org)
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return caller;
                    });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(seat).build();
  }

  static String mail() {
    return UUID.randomUUID() + "@example.org";
  }
}
