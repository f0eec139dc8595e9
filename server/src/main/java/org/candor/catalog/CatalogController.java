package org.candor.catalog;

import static org.candor.web.Html.page;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.CatalogPages.OnShelf;
import org.candor.catalog.CatalogPages.Reading;
import org.candor.catalog.CatalogPages.Shown;
import org.candor.catalog.FrameworkFile.About;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.web.Messages;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The frameworks for people: read them, bring one's own, keep licensed text. */
@Controller
@RequestMapping(CatalogController.AT)
class CatalogController {

  static final String AT = "/catalog";
  private static final int SHOWN = 50;
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Catalog catalog;
  private final Shelf shelf;
  private final Shells shells;
  private final Permissions permissions;

  CatalogController(Catalog catalog, Shelf shelf, Shells shells, Permissions permissions) {
    this.catalog = catalog;
    this.shelf = shelf;
    this.shells = shells;
    this.permissions = permissions;
  }

  @GetMapping
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  View list(HttpServletRequest request, Caller caller, AsOf asOf) {
    return page(TEMPLATES.catalogList(shown(request, caller, asOf, List.of())));
  }

  @PostMapping
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  View bring(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String version,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    try {
      var framework =
          shelf.put(name(file), bytes(file), new About(id, title, "", version), caller.actor());
      return to(AT + "/" + framework.id());
    } catch (BadFramework e) {
      var shown = shown(request, caller, AsOf.NOW, e.reasons());
      return page(HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.catalogList(shown));
    }
  }

  @GetMapping("/{id}")
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  View show(@PathVariable String id, HttpServletRequest request, Caller caller, AsOf asOf) {
    return page(TEMPLATES.catalogShow(reading(id, request, caller, asOf, List.of())));
  }

  @PostMapping("/{id}/licensed")
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  View license(
      @PathVariable String id,
      @RequestParam MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    try {
      shelf.license(find(id, AsOf.NOW), name(file), bytes(file));
      return to(AT + "/" + id);
    } catch (BadFramework e) {
      var reading = reading(id, request, caller, AsOf.NOW, e.reasons());
      return page(HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.catalogShow(reading));
    }
  }

  @PostMapping("/{id}/licensed/remove")
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  View unlicense(@PathVariable String id) {
    shelf.unlicense(find(id, AsOf.NOW));
    return to(AT + "/" + id);
  }

  @PostMapping("/{id}/retire")
  @Allow(value = Action.RETIRE, on = CatalogKinds.RESOURCE)
  View takeOff(@PathVariable String id, Caller caller) {
    shelf.takeOff(id, caller.actor());
    return to(AT);
  }

  private Shown shown(HttpServletRequest request, Caller caller, AsOf asOf, List<String> reasons) {
    var frameworks =
        catalog.frameworks(asOf).stream()
            .map(it -> new OnShelf(it, !Catalog.isShipped(it.id()), it.assessable().count()))
            .toList();
    return new Shown(shells.of(request), frameworks, may(caller, asOf), first(reasons));
  }

  private Reading reading(
      String id, HttpServletRequest request, Caller caller, AsOf asOf, List<String> reasons) {
    return new Reading(
        shells.of(request),
        find(id, asOf),
        !Catalog.isShipped(id),
        may(caller, asOf),
        shelf.licensed(id),
        first(reasons));
  }

  /** A file of other rows than were meant is wrong in each of them: a page shows the first. */
  private static List<String> first(List<String> reasons) {
    if (reasons.size() <= SHOWN) {
      return reasons;
    }
    var more = text("catalog.refused.more", reasons.size() - SHOWN);
    return Stream.concat(reasons.stream().limit(SHOWN), Stream.of(more)).toList();
  }

  private Framework find(String id, AsOf asOf) {
    return catalog
        .find(id, asOf)
        .orElseThrow(() -> new NotFound(Messages.text("catalog.bad.missing", id)));
  }

  private boolean may(Caller caller, AsOf asOf) {
    return !asOf.past() && permissions.may(caller, Action.IMPORT, CatalogKinds.RESOURCE);
  }

  private static String name(MultipartFile file) {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "file");
  }

  /** One byte more than is taken tells that it is too much, without holding the rest. */
  static byte[] bytes(MultipartFile file) throws IOException {
    try (var in = file.getInputStream()) {
      return in.readNBytes(FrameworkFile.LARGEST + 1);
    }
  }

  private static View to(String path) {
    return (_, _, response) -> {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader("Location", path);
    };
  }
}
