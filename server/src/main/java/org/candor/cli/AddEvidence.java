package org.candor.cli;

import static java.util.stream.Collectors.joining;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.candor.access.People;
import org.candor.access.Workplace;
import org.candor.records.Entry;
import org.candor.register.Directory;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Filing;
import org.candor.support.evidence.Filing.Incoming;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a file on record as evidence. Clause 7.5. */
@Command(
    name = "add",
    description = {
      "Keeps a file as evidence for requirements and controls, with its SHA-256, and prints its number.",
      "While a server runs on the same data, send it there instead: POST /api/v1/support/evidence."
    },
    exitCodeList = {
      "0:it is on record",
      "1:it did not work; one sentence says why",
      "2:the command was not understood, or what it says of the file is not right"
    })
final class AddEvidence implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE", description = "The file, of at most 50 MB.")
  Path file = Path.of("");

  @Option(
      names = "--covers",
      paramLabel = "LINE",
      required = true,
      arity = "1..*",
      split = ",",
      description = "What it bears on: A.7.4, 6.1.2-3, or framework:line for other frameworks.")
  List<String> covers = List.of();

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "What it is called. Default: the name of the file")
  @Nullable String name;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "FILE",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  Evidence.Form form = Evidence.Form.FILE;

  @Option(names = "--shows", paramLabel = "TEXT", description = "What it shows.")
  @Nullable String shows;

  @Option(
      names = "--effective-on",
      paramLabel = "DATE",
      description = "The day it speaks of, e.g. 2026-03-31. Default: today")
  @Nullable String effectiveOn;

  @Option(
      names = "--expires-on",
      paramLabel = "DATE",
      description = "The last day it counts. Default: none")
  @Nullable String expiresOn;

  @Option(
      names = "--owner",
      paramLabel = "EMAIL",
      description = "Who answers for it: somebody's address. Default: nobody")
  @Nullable String owner;

  @Option(
      names = "--made-how",
      paramLabel = "TEXT",
      description = "If a machine made it: which program, version, command.")
  @Nullable String madeHow;

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Place.requireReadable(file);
    var entry = within.run(this::add);
    var it = entry.content();
    Main.out(spec)
        .printf("%s %s, for %s%n", entry.label(), it.name(), String.join(", ", it.covers()));
    return 0;
  }

  private Entry<Evidence> add(Running running, Workplace workplace) throws IOException {
    var evidence = evidence(running, workplace);
    try (var content = Files.newInputStream(file)) {
      var incoming = new Incoming(String.valueOf(file.getFileName()), content);
      return running.get(Filing.class).file(evidence, incoming, Within.COMMAND);
    }
  }

  @SuppressWarnings("unchecked") // the path belongs to this register
  private Evidence evidence(Running running, Workplace workplace) {
    var register = (Register<Evidence>) running.register(EVIDENCE.path());
    var said = said(running, workplace);
    var read = Form.read(register, said, null, running.get(Directory.class));
    var content = read.content();
    if (content == null) {
      throw new Misused(
          read.errors().entrySet().stream()
              .map(it -> words(register, it.getKey(), it.getValue()))
              .collect(joining("\n")));
    }
    return content;
  }

  private Map<String, List<String>> said(Running running, Workplace workplace) {
    var people = running.get(People.class);
    var person = owner == null ? null : Workplaces.person(people, workplace, owner).person();
    var today = LocalDate.now(running.get(Clock.class)).toString();
    var said = new LinkedHashMap<String, List<String>>();
    say(said, "name", name == null ? String.valueOf(file.getFileName()) : name);
    say(said, "form", form.name());
    say(said, "shows", shows);
    said.put("covers", covers);
    say(said, "effectiveOn", effectiveOn == null ? today : effectiveOn);
    say(said, "expiresOn", expiresOn);
    say(said, "owner", person == null ? null : person.toString());
    say(said, "madeHow", madeHow);
    return said;
  }

  private static void say(Map<String, List<String>> said, String field, @Nullable String text) {
    if (text != null) {
      said.put(field, List.of(text));
    }
  }

  private static String words(Register<?> register, String field, String error) {
    return register.field(field).map(it -> Words.label(register, it) + ": ").orElse("") + error;
  }
}
