package org.candor.desk;

import static org.candor.web.Html.page;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Fresh;
import org.candor.access.Replies;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.register.PastIsReadOnly;
import org.candor.register.Register;
import org.candor.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where personal data of a record are erased: chosen one by one, with a reason, for good. */
@Controller
class ErasureController {

  static final String RESOURCE = "records/erasures";

  private static final String PAGE = RegisterController.AT + RegisterController.ID + "/erase";
  private static final String API = "/api/v1/records/erasures";

  private final Desk desk;
  private final RecordDesk recordDesk;
  private final Erasing erasing;
  private final Templates templates = new StaticTemplates();

  ErasureController(Desk desk, RecordDesk recordDesk, Erasing erasing) {
    this.desk = desk;
    this.recordDesk = recordDesk;
    this.erasing = erasing;
  }

  /** What can be erased of a record. */
  record Offer(String record, String label, List<Erasing.Erasable> items) {}

  /**
   * @param record room, name and id: {@code systems/ai-systems/0190...}
   * @param items ids of what {@code GET} offers
   * @param why stays in the ledger, so it names nobody
   */
  record Asked(@Nullable String record, @Nullable List<UUID> items, @Nullable String why) {}

  /**
   * @param kept labels of the files whose content another record has too: it stays there
   */
  record Told(int erased, List<String> kept) {}

  @GetMapping(PAGE)
  @Allow(value = Action.MANAGE, on = RESOURCE)
  View choose(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    if (asOf.past()) {
      throw new PastIsReadOnly();
    }
    return page(
        asked(desk.readable(room + "/" + name, caller), id, request, caller, "", List.of()));
  }

  @PostMapping(PAGE)
  @Allow(value = Action.MANAGE, on = RESOURCE)
  @Fresh
  View erase(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") Set<UUID> item,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      Caller caller) {
    var register = desk.readable(room + "/" + name, caller);
    recordDesk.find(register, id, AsOf.NOW);
    return switch (erasing.erase(register, id, item, why.strip(), caller.actor())) {
      case Erasing.Answer.Refused it ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              asked(register, id, request, caller, why, it.reasons()));
      case Erasing.Answer.Done it when !it.kept().isEmpty() ->
          page(
              asked(
                  register,
                  id,
                  request,
                  caller,
                  "",
                  List.of(text("desk.erase.kept", String.join(", ", it.kept())))));
      case Erasing.Answer.Done _ -> new RedirectView(register.href() + "/" + id + "#history");
    };
  }

  @GetMapping(API)
  @Allow(value = Action.READ, on = RESOURCE)
  @ResponseBody
  Offer offerErasure(@RequestParam String record, Caller caller) {
    return offer(desk.readable(path(record), caller), id(record));
  }

  /** A person asks for it, who has just proved who they are. */
  @PostMapping(API)
  @Allow(value = Action.MANAGE, on = RESOURCE)
  @Fresh
  @Replies(Told.class)
  ResponseEntity<?> erasePersonalData(@RequestBody Asked asked, Caller caller) {
    var record = Objects.requireNonNullElse(asked.record(), "");
    var register = desk.readable(path(record), caller);
    var id = recordDesk.find(register, id(record), AsOf.NOW).id();
    var items = new LinkedHashSet<>(Objects.requireNonNullElse(asked.items(), List.<UUID>of()));
    var why = Objects.requireNonNullElse(asked.why(), "").strip();
    return switch (erasing.erase(register, id, items, why, caller.actor())) {
      case Erasing.Answer.Done it -> ResponseEntity.ok(new Told(it.erased(), it.kept()));
      case Erasing.Answer.Refused it -> refused(it.reasons());
    };
  }

  private <R extends Record> Offer offer(Register<R> register, UUID id) {
    var entry = recordDesk.find(register, id, AsOf.NOW);
    return new Offer(entry.ref().toString(), entry.label(), erasing.of(register, entry));
  }

  private JteModel asked(
      Register<?> register,
      UUID id,
      HttpServletRequest request,
      Caller caller,
      String why,
      List<String> problems) {
    var look = desk.look(request, caller, AsOf.NOW, register);
    var offer = offer(register, id);
    var items = offer.items().stream().map(this::shown).toList();
    var wrong = problems.stream().map(it -> new Problem("", "", it)).toList();
    return templates.deskErase(
        new Pages.Erasing(register, look, id, offer.label(), items, why, wrong));
  }

  private Pages.Erasable shown(Erasing.Erasable it) {
    var person = it.by();
    return new Pages.Erasable(
        it.id(),
        text("desk.erase.sort." + it.sort()),
        person == null ? "Candor" : desk.values().name(person),
        it.recordedAt(),
        it.removed(),
        it.words());
  }

  private static String path(String record) {
    return record.substring(0, Math.max(record.lastIndexOf('/'), 0));
  }

  private static UUID id(String record) {
    try {
      return UUID.fromString(record.substring(record.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException _) {
      throw new NotFound(text("desk.missing"));
    }
  }

  private static ResponseEntity<ProblemDetail> refused(List<String> reasons) {
    var status = HttpStatus.UNPROCESSABLE_CONTENT;
    var problem = ProblemDetail.forStatusAndDetail(status, String.join(" ", reasons));
    problem.setTitle(text("desk.erase.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(status).body(problem);
  }
}
