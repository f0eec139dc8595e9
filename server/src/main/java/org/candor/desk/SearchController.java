package org.candor.desk;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.candor.access.Caller;
import org.candor.access.SignedIn;
import org.candor.records.AsOf;
import org.candor.records.RecordJson;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The search over everything: a page, and the same hits for the command palette. */
@Controller
class SearchController {

  private static final int EACH = 5;

  private final Finder finder;
  private final Shells shells;
  private final Templates templates = new StaticTemplates();

  SearchController(Finder finder, Shells shells) {
    this.finder = finder;
    this.shells = shells;
  }

  /** A hit as the command palette shows it. */
  record Hit(String title, String kind, String href) {}

  @GetMapping("/search")
  @SignedIn
  View search(
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var hits = finder.find(caller, asOf, q, EACH);
    var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return accept.contains(MediaType.APPLICATION_JSON_VALUE)
        ? palette(hits)
        : Html.page(templates.deskSearch(new Pages.Search(shells.of(request), q.strip(), hits)));
  }

  private static View palette(List<Pages.Hits> hits) {
    var found =
        hits.stream()
            .flatMap(it -> it.found().stream())
            .map(it -> new Hit(it.title(), it.kind() + " " + it.label(), it.href()))
            .toList();
    return (model, request, response) -> {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().write(RecordJson.MAPPER.writeValueAsBytes(found));
    };
  }
}
