package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Replies;
import org.candor.access.SignedIn;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over everything and the saved views, for programs. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskApi {

  private static final int MOST_EACH = 50;

  private final Finder finder;
  private final Desk desk;
  private final SavedViews views;
  private final Permissions permissions;

  DeskApi(Finder finder, Desk desk, SavedViews views, Permissions permissions) {
    this.finder = finder;
    this.desk = desk;
    this.views = views;
    this.permissions = permissions;
  }

  /** What was found in each register. */
  record Found(List<Hits> registers) {}

  /**
   * @param total of the register; {@code items} are the first of them
   */
  record Hits(String register, long total, List<Hit> items) {}

  record Hit(String record, String label, String title, String href) {}

  record Views(List<Told> items) {}

  /**
   * @param query of the list, as in its address
   * @param own whether the caller saved it, and may delete it
   */
  record Told(UUID id, String name, boolean shared, boolean own, String query) {}

  /**
   * A view to be saved; the caller's earlier one of that name is replaced.
   *
   * @param register room and name, {@code systems/ai-systems}
   */
  record Asked(
      @Nullable String register,
      @Nullable String name,
      @Nullable Boolean shared,
      @Nullable String query) {}

  /** In every register that the caller may read; a number like SYS-12 finds that record alone. */
  @GetMapping("/search")
  @SignedIn
  Found searchEverything(
      @RequestParam String q,
      @RequestParam(defaultValue = "5") int limit,
      Caller caller,
      AsOf asOf) {
    var hits = finder.find(caller, asOf, q, Math.clamp(limit, 1, MOST_EACH));
    return new Found(hits.stream().map(DeskApi::hits).toList());
  }

  private static Hits hits(Pages.Hits it) {
    var first = it.found().getFirst().ref();
    var items =
        it.found().stream()
            .map(one -> new Hit(one.ref(), one.label(), one.title(), "/api/v1/" + one.ref()))
            .toList();
    return new Hits(first.substring(0, first.lastIndexOf('/')), it.total(), items);
  }

  /** The caller's own and those that others share. */
  @GetMapping("/views")
  @SignedIn
  Views listViews(@RequestParam String register, Caller caller) {
    var all =
        views.of(desk.readable(register, caller), caller.person()).stream()
            .filter(it -> !it.name().equals(SavedViews.COLUMNS))
            .map(it -> told(it, caller))
            .toList();
    return new Views(all);
  }

  @PostMapping("/views")
  @SignedIn
  @Replies(value = Told.class, status = 201)
  ResponseEntity<?> saveView(@RequestBody Asked asked, Caller caller) {
    var register = desk.readable(Objects.requireNonNullElse(asked.register(), ""), caller);
    var name = Objects.requireNonNullElse(asked.name(), "").strip();
    if (name.isEmpty() || name.length() > ViewController.LONGEST) {
      var status = HttpStatus.UNPROCESSABLE_CONTENT;
      var words = text("desk.view.name.refused", ViewController.LONGEST);
      return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, words));
    }
    var list = Address.read(register.href(), Objects.requireNonNullElse(asked.query(), ""));
    Query.read(register, list.without("view").parameters());
    var shared = Boolean.TRUE.equals(asked.shared());
    if (shared) {
      permissions.require(caller, Action.REVISE, register.path());
    }
    var query = list.without("view").query();
    var id = views.save(register, caller.person(), name, shared, query);
    return ResponseEntity.status(HttpStatus.CREATED).body(new Told(id, name, shared, true, query));
  }

  /** Everybody takes back their own; others' are not there for that. */
  @DeleteMapping("/views/{view}")
  @SignedIn
  @Replies(status = 204)
  ResponseEntity<Void> deleteView(@PathVariable UUID view, Caller caller) {
    if (!views.delete(view, caller.person())) {
      throw new NotFound(text("desk.missing"));
    }
    return ResponseEntity.noContent().build();
  }

  private static Told told(SavedViews.SavedView it, Caller caller) {
    var own = it.person().equals(caller.person());
    return new Told(it.id(), it.name(), it.shared(), own, it.query());
  }
}
