package org.candor.cli;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.access.Workplace;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.candor.records.Change;
import org.candor.records.Ids;
import org.candor.records.Kind;
import org.candor.records.Link;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.candor.systems.DataSet;
import org.candor.systems.Model;
import org.springframework.stereotype.Service;

/** An organization to look at, which says in its name that it is made up. */
@Service
class SampleOrganization {

  static final String NAME = "Northwind Health (sample data)";
  private static final Actor MAKER = Actor.installation("demo");
  private static final long SEED = 42_001;

  private final Founding founding;
  private final People people;
  private final Records records;
  private final Kind<AiSystem> systems;
  private final Kind<Model> models;
  private final Kind<DataSet> data;
  private final Clock clock;

  SampleOrganization(
      Founding founding,
      People people,
      Records records,
      Register<AiSystem> systems,
      Register<Model> models,
      Register<DataSet> data,
      Clock clock) {
    this.founding = founding;
    this.people = people;
    this.records = records;
    this.systems = systems.kind();
    this.models = models.kind();
    this.data = data.kind();
    this.clock = clock;
  }

  /** What the sample holds. */
  record Contents(int systems, int models, int data, int links) {}

  /** Makes what is not there yet, so that a run that was cut off is completed by the next. */
  Contents prepare(SignIns signIns) {
    var org = organization(signIns);
    var persons = persons(org, signIns);
    var owners =
        List.of(
            requireNonNull(persons.get(Role.SYSTEM_OWNER)),
            requireNonNull(persons.get(Role.RISK_OWNER)),
            requireNonNull(persons.get(Role.AIMS_MANAGER)));
    return Scope.of(org).get(() -> fill(new SampleInventory(SEED, today(), owners)));
  }

  private OrgId organization(SignIns signIns) {
    var all = people.organizations();
    var known = all.stream().filter(it -> it.name().equals(NAME)).findFirst();
    if (known.isPresent()) {
      return known.get().id();
    }
    if (!all.isEmpty()) {
      throw new IllegalArgumentException(
          "This folder holds %s. The sample stays out of it: name another folder with --data."
              .formatted(all.stream().map(Workplace::name).collect(joining(", "))));
    }
    var manager = signIns.as(Role.AIMS_MANAGER);
    return founding.found(NAME, manager.name(), manager.email(), manager.password());
  }

  private Map<Role, PersonId> persons(OrgId org, SignIns signIns) {
    var persons = new HashMap<Role, PersonId>();
    for (var it : signIns.all()) {
      var member = people.member(org, it.email());
      persons.put(
          it.role(),
          member.isPresent()
              ? member.get().person()
              : people.add(org, invitee(it), it.password(), MAKER));
    }
    leaveAdministration(org, signIns, persons);
    return persons;
  }

  /** Whoever founds an organization administers it; in the sample each person has one role. */
  private void leaveAdministration(OrgId org, SignIns signIns, Map<Role, PersonId> persons) {
    var manager = people.member(org, signIns.as(Role.AIMS_MANAGER).email()).orElseThrow();
    if (manager.roles().contains(Role.ADMINISTRATOR)) {
      var administrator = signIns.as(Role.ADMINISTRATOR);
      var by =
          new Caller(
              requireNonNull(persons.get(Role.ADMINISTRATOR)),
              administrator.name(),
              org,
              NAME,
              Set.of(Role.ADMINISTRATOR),
              Set.of(),
              "demo");
      people.change(by, manager.person(), Set.of(Role.AIMS_MANAGER), null, null, null);
    }
  }

  private Invitee invitee(SignIns.SignIn it) {
    var outside = it.role() == Role.EXTERNAL_AUDITOR;
    return new Invitee(
        it.name(),
        it.email(),
        Set.of(it.role()),
        outside ? today() : null,
        outside ? today().plusDays(90) : null);
  }

  private Contents fill(SampleInventory inventory) {
    var wantedSystems = new LinkedHashMap<String, AiSystem>();
    var wantedModels = new LinkedHashMap<String, Model>();
    var wantedData = new LinkedHashMap<String, DataSet>();
    for (var item : inventory.items()) {
      wantedSystems.put(item.key(), item.system());
      if (item.model() != null) {
        wantedModels.put(item.key(), item.model());
      }
      if (item.data() != null) {
        wantedData.put(item.key(), item.data());
      }
    }
    var keptSystems = keep(systems, wantedSystems);
    var keptModels = keep(models, wantedModels);
    var keptData = keep(data, wantedData);
    var links = new LinkedHashMap<String, Link>();
    link(links, systems, keptSystems, models, keptModels, "uses");
    link(links, models, keptModels, data, keptData, "trained-on");
    keep(Link.KIND, links);
    return new Contents(keptSystems.size(), keptModels.size(), keptData.size(), links.size());
  }

  private static void link(
      Map<String, Link> links,
      Kind<?> from,
      Map<String, UUID> fromIds,
      Kind<?> to,
      Map<String, UUID> toIds,
      String relation) {
    fromIds.forEach(
        (key, id) -> {
          var other = toIds.get(key);
          if (other != null) {
            var link = Link.between(new Ref(from.path(), id), new Ref(to.path(), other), relation);
            links.put(key + "-" + relation, link);
          }
        });
  }

  /** Records what is not known by its key; returns the ids of all. */
  private <R extends Record> Map<String, UUID> keep(Kind<R> kind, Map<String, R> wanted) {
    var ids = new HashMap<>(records.byExternalKey(kind, List.copyOf(wanted.keySet())));
    List<Change<R>> changes =
        wanted.entrySet().stream()
            .filter(it -> !ids.containsKey(it.getKey()))
            .<Change<R>>map(
                it -> new Change.Recording<>(Ids.next(), it.getValue(), it.getKey(), null))
            .toList();
    for (var outcome : records.write(kind, changes, MAKER)) {
      switch (outcome) {
        case Outcome.Written<R> it ->
            ids.put(String.valueOf(it.entry().externalKey()), it.entry().id());
        case Outcome.Unchanged<R> _ -> {}
        case Outcome.Refused<R> it -> throw it.reason();
      }
    }
    return ids;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
