package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.catalog.Catalog;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.register.Words;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Filing;
import org.candor.support.evidence.Filing.Incoming;
import org.candor.web.Html;
import org.candor.web.Problem;
import org.candor.web.Shells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * One requirement or control: all that bears on it, and the forms to attest and to add evidence.
 */
@Controller
@RequestMapping("/readiness/lines/{line}")
class LineController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Readiness readiness;
  private final LineDesk desk;
  private final Lookout lookout;
  private final Records records;
  private final Filing filing;
  private final Shells shells;

  LineController(
      Readiness readiness,
      LineDesk desk,
      Lookout lookout,
      Records records,
      Filing filing,
      Shells shells) {
    this.readiness = readiness;
    this.desk = desk;
    this.lookout = lookout;
    this.records = records;
    this.filing = filing;
    this.shells = shells;
  }

  @GetMapping
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View show(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(required = false) @Nullable Long before,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return Html.page(
        TEMPLATES.readinessLine(
            page(framework, line, request, caller, asOf, before, Map.of(), List.of())));
  }

  @PostMapping("/attest")
  @Allow(value = Action.RECORD, on = "readiness/attestations")
  View attest(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var typed = new HashMap<String, List<String>>(sent);
    typed.put("requirement", List.of(named(framework, line)));
    typed.put("attestedBy", List.of(caller.person().toString()));
    typed.put("attestedOn", List.of(readiness.today().toString()));
    return keep(ATTESTATIONS, framework, line, typed, request, caller);
  }

  @PostMapping("/evidence")
  @Allow(value = Action.RECORD, on = "support/evidence")
  View evidence(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    var typed = new HashMap<String, List<String>>(sent);
    typed.put("covers", List.of(named(framework, line)));
    typed.put("owner", List.of(caller.person().toString()));
    if (file == null || file.isEmpty()) {
      return isFile(sent)
          ? refused(framework, line, typed, request, caller, fileProblem("support.filing.missing"))
          : keep(EVIDENCE, framework, line, typed, request, caller);
    }
    try (var content = file.getInputStream()) {
      var incoming = new Incoming(file.getOriginalFilename() + "", content);
      return keep(
          EVIDENCE, framework, line, typed, request, caller, it -> file(it, incoming, caller));
    }
  }

  /** Called a file, and lying nowhere. */
  private static boolean isFile(MultiValueMap<String, String> sent) {
    var location = sent.getFirst("location");
    return "FILE".equals(sent.getFirst("form")) && (location == null || location.isBlank());
  }

  private static Problem fileProblem(String key) {
    return new Problem("file", text("support.filing.file"), text(key));
  }

  private void file(Evidence evidence, Incoming incoming, Caller caller) {
    try {
      filing.file(evidence, incoming, caller.actor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PostMapping("/comments")
  @Allow(value = Action.COMMENT, on = ReadinessApi.RESOURCE)
  View comment(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String body,
      HttpServletRequest request,
      Caller caller) {
    named(framework, line);
    try {
      var about = LineDesk.ref(framework, line);
      var said = Comment.on(about, body.replace("\r\n", "\n").strip());
      records.record(Comment.KIND, said, caller.actor());
      return seeOther(Verdicts.href(framework, line) + "#comments");
    } catch (IllegalArgumentException invalid) {
      var problem = new Problem("body", text("readiness.comments.add"), said(invalid));
      return refused(framework, line, Map.of("body", List.of(body)), request, caller, problem);
    }
  }

  private <R extends Record> View keep(
      Register<R> register,
      String framework,
      String line,
      Map<String, List<String>> typed,
      HttpServletRequest request,
      Caller caller) {
    return keep(
        register,
        framework,
        line,
        typed,
        request,
        caller,
        it -> records.record(register.kind(), it, caller.actor()));
  }

  private <R extends Record> View keep(
      Register<R> register,
      String framework,
      String line,
      Map<String, List<String>> typed,
      HttpServletRequest request,
      Caller caller,
      Consumer<R> recording) {
    var form = Form.read(register, typed, null, only(caller));
    var content = form.content();
    if (content != null) {
      try {
        recording.accept(content);
        return seeOther(Verdicts.href(framework, line));
      } catch (Objected why) {
        return refused(framework, line, typed, request, caller, problems(register, why));
      }
    }
    var problems =
        form.errors().entrySet().stream()
            .map(it -> new Problem(it.getKey(), label(register, it.getKey()), it.getValue()))
            .toArray(Problem[]::new);
    return refused(framework, line, typed, request, caller, problems);
  }

  private static Problem[] problems(Register<?> register, Objected why) {
    return why.objections().stream()
        .map(it -> new Problem(it.field(), label(register, it.field()), it.message()))
        .toArray(Problem[]::new);
  }

  /** The forms of this page name nobody but whoever fills them in. */
  private static Directory only(Caller caller) {
    return () -> List.of(new Directory.Person(caller.person(), caller.name(), ""));
  }

  private static String label(Register<?> register, String field) {
    return register.field(field).map(it -> Words.label(register, it)).orElse("");
  }

  private View refused(
      String framework,
      String line,
      Map<String, List<String>> typed,
      HttpServletRequest request,
      Caller caller,
      Problem... problems) {
    return Html.page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        TEMPLATES.readinessLine(
            page(framework, line, request, caller, AsOf.NOW, null, typed, List.of(problems))));
  }

  private LinePage page(
      String framework,
      String line,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf,
      @Nullable Long before,
      Map<String, List<String>> typed,
      List<Problem> problems) {
    var position = readiness.position(framework, asOf, lookout.day(request));
    return desk.page(shells.of(request), caller, position, line, asOf, before, typed, problems);
  }

  /** As evidence and attestations name it; not found when there is no such line. */
  private String named(String framework, String line) {
    var chosen = readiness.framework(framework, AsOf.NOW);
    if (chosen.find(line).filter(it -> it.assessable()).isEmpty()) {
      throw new org.candor.records.NotFound(text("readiness.missing.line", line, chosen.title()));
    }
    return LineDesk.line(chosen, line);
  }

  private static String said(IllegalArgumentException invalid) {
    return Unfit.said(invalid).text();
  }

  private static View seeOther(String href) {
    var view = new RedirectView(href, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
