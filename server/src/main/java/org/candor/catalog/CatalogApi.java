package org.candor.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Reads;
import org.candor.access.Replies;
import org.candor.catalog.FrameworkFile.About;
import org.candor.records.AsOf;
import org.candor.web.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The frameworks for programs. Licensed text has a route of its own and is in no other answer. */
@RestController
@RequestMapping(CatalogApi.AT)
class CatalogApi {

  static final String AT = "/api/v1/catalog/frameworks";

  private final Catalog catalog;
  private final Shelf shelf;

  CatalogApi(Catalog catalog, Shelf shelf) {
    this.catalog = catalog;
    this.shelf = shelf;
  }

  record Summary(String id, String title, String edition, String version, boolean own, long lines) {
    static Summary of(Framework it) {
      return new Summary(
          it.id(),
          it.title(),
          it.edition(),
          it.version(),
          !Catalog.isShipped(it.id()),
          it.assessable().count());
    }
  }

  record Whole(
      String id, String title, String edition, String version, String notice, List<Item> items) {}

  @GetMapping
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  List<Summary> frameworks(AsOf asOf) {
    return catalog.frameworks(asOf).stream().map(Summary::of).toList();
  }

  @GetMapping("/{id}")
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  Whole framework(@PathVariable String id, AsOf asOf) {
    var it = catalog.require(id, asOf);
    return new Whole(it.id(), it.title(), it.edition(), it.version(), it.notice(), it.items());
  }

  @GetMapping("/{id}/crosswalks")
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  List<Crosswalk> crosswalks(@PathVariable String id, AsOf asOf) {
    return catalog.crosswalks(catalog.require(id, asOf).id());
  }

  /** The file itself as the body: our JSON or YAML, OSCAL JSON, or CSV. */
  @PostMapping
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  @Replies(status = 201)
  @Reads(body = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Summary> bring(
      @RequestParam(defaultValue = "framework.json") String fileName,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String version,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    var bytes = request.getInputStream().readNBytes(FrameworkFile.LARGEST + 1);
    var framework = shelf.put(fileName, bytes, new About(id, title, "", version), caller.actor());
    return ResponseEntity.created(URI.create(AT + "/" + framework.id()))
        .body(Summary.of(framework));
  }

  /** Licensed words by line. */
  record Licensed(String framework, List<Words> lines) {}

  record Words(String id, String text) {}

  record Kept(String framework, int lines) {}

  @GetMapping("/{id}/licensed")
  @Allow(value = Action.READ, on = CatalogKinds.RESOURCE)
  Licensed licensed(@PathVariable String id) {
    var framework = catalog.require(id, AsOf.NOW);
    var words = shelf.licensed(id);
    return new Licensed(
        id,
        framework.items().stream()
            .filter(it -> words.containsKey(it.id()))
            .map(it -> new Words(it.id(), words.getOrDefault(it.id(), "")))
            .toList());
  }

  /** The file itself as the body: a table with the columns id and text, in place of all before. */
  @PutMapping("/{id}/licensed")
  @Reads(body = {"text/csv", "application/json", "application/octet-stream"})
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  Kept license(
      @PathVariable String id,
      @RequestParam(defaultValue = "licensed.csv") String fileName,
      HttpServletRequest request)
      throws IOException {
    var framework = catalog.require(id, AsOf.NOW);
    var bytes = request.getInputStream().readNBytes(FrameworkFile.LARGEST + 1);
    return new Kept(id, shelf.license(framework, fileName, bytes));
  }

  @DeleteMapping("/{id}/licensed")
  @Allow(value = Action.IMPORT, on = CatalogKinds.RESOURCE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlicense(@PathVariable String id) {
    shelf.unlicense(catalog.require(id, AsOf.NOW));
  }

  @DeleteMapping("/{id}")
  @Allow(value = Action.RETIRE, on = CatalogKinds.RESOURCE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeOff(@PathVariable String id, Caller caller) {
    shelf.takeOff(id, caller.actor());
  }

  @ExceptionHandler
  ProblemDetail bad(BadFramework refusal) {
    var problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
    problem.setTitle(Messages.text("catalog.bad.title"));
    problem.setType(URI.create("urn:candor:problem:framework"));
    problem.setProperty("reasons", refusal.reasons());
    return problem;
  }
}
