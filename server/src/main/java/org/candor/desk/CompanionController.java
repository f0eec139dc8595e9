package org.candor.desk;

import static org.candor.web.Html.page;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.register.PastIsReadOnly;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.register.Unfit;
import org.candor.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What people put beside a record: comments, and links to other records. */
@Controller
@RequestMapping(RegisterController.AT + RegisterController.ID)
class CompanionController {

  private static final int FOUND = 10;

  private final Registers registers;
  private final Desk desk;
  private final RecordDesk recordDesk;
  private final Finder finder;
  private final Records records;
  private final Companions companions;
  private final Permissions permissions;
  private final Templates templates = new StaticTemplates();

  CompanionController(
      Registers registers,
      Desk desk,
      RecordDesk recordDesk,
      Finder finder,
      Records records,
      Companions companions,
      Permissions permissions) {
    this.registers = registers;
    this.desk = desk;
    this.recordDesk = recordDesk;
    this.finder = finder;
    this.records = records;
    this.companions = companions;
    this.permissions = permissions;
  }

  @PostMapping("/comments")
  @Allow(Action.COMMENT)
  View comment(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String body,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var about = recordDesk.find(register, id, AsOf.NOW);
    try {
      var comment = Comment.on(about.ref(), body.replace("\r\n", "\n").strip());
      records.record(Comment.KIND, comment, caller.actor());
      return new RedirectView(register.href(about) + "?saved=comment#comments");
    } catch (IllegalArgumentException invalid) {
      var problem = new Problem("body", text("desk.comments.add"), Unfit.said(invalid).text());
      return refused(request, caller, register, id, problem);
    }
  }

  @GetMapping("/link")
  @Allow(Action.REVISE)
  View find(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    if (asOf.past()) {
      throw new PastIsReadOnly();
    }
    var self = recordDesk.find(register, id, asOf);
    var found =
        finder.find(caller, asOf, q, FOUND).stream()
            .flatMap(it -> it.found().stream())
            .filter(it -> !it.ref().equals(self.ref().toString()))
            .toList();
    var look = desk.look(request, caller, asOf, register);
    var title = self.label() + " " + RecordDesk.title(register, self);
    return page(templates.deskLink(new Pages.Linking(register, look, id, title, q, found)));
  }

  @PostMapping("/links")
  @Allow(Action.REVISE)
  View link(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "related-to") String relation,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var self = recordDesk.find(register, id, AsOf.NOW);
    try {
      var link = Link.between(self.ref(), other(to, caller), relation.strip());
      records.record(Link.KIND, link, caller.actor());
      return new RedirectView(register.href(self) + "#links");
    } catch (IllegalArgumentException invalid) {
      var problem = new Problem("", "", Unfit.said(invalid).text());
      return refused(request, caller, register, id, problem);
    }
  }

  @PostMapping("/links/{link}/remove")
  @Allow(Action.REVISE)
  View unlink(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @PathVariable UUID link,
      @RequestParam int version,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var self = recordDesk.find(register, id, AsOf.NOW);
    if (companions.links(self.ref(), AsOf.NOW).stream().noneMatch(it -> it.id().equals(link))) {
      throw new NotFound(text("desk.missing"));
    }
    records.retire(Link.KIND, link, version, caller.actor(), null);
    return new RedirectView(register.href(self) + "#links");
  }

  /** The record that {@code room/name/id} points at, if the caller may read it. */
  private Ref other(String text, Caller caller) {
    var slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(text("desk.links.choose"));
    }
    var register = registers.at(text.substring(0, slash));
    permissions.require(caller, Action.READ, register.path());
    return recordDesk.find(register, id(text.substring(slash + 1)), AsOf.NOW).ref();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(text("desk.links.choose"));
    }
  }

  private View refused(
      HttpServletRequest request, Caller caller, Register<?> register, UUID id, Problem problem) {
    var look = desk.look(request, caller, AsOf.NOW, register);
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        templates.deskShow(recordDesk.show(register, id, look, null, null, List.of(problem))));
  }
}
