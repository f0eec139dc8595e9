package org.candor.exchange;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Reads;
import org.candor.access.Replies;
import org.candor.tabular.Unreadable;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Imports for programs: send a file, ask how far it is, fetch what stayed out, stop it. */
@RestController
@RequestMapping(ImportApi.AT)
class ImportApi {

  static final String AT = "/api/v1/exchange/imports";

  private final Imports imports;
  private final Mappings mappings;
  private final ImportDesk desk;

  ImportApi(Imports imports, Mappings mappings, ImportDesk desk) {
    this.imports = imports;
    this.mappings = mappings;
    this.desk = desk;
  }

  /** A form with a part called file. */
  @PostMapping(consumes = "multipart/form-data")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  @Replies(status = 202)
  ResponseEntity<ImportStatus> send(
      @RequestParam MultipartFile file,
      @RequestParam String register,
      @RequestParam(required = false) @Nullable String mapping,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Caller caller)
      throws IOException {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
    try (var in = file.getInputStream()) {
      return begun(register, name, in, mapping, dryRun, caller);
    }
  }

  /** The file itself as the body. */
  @PostMapping
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  @Replies(status = 202)
  @Reads(body = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<ImportStatus> sendBody(
      @RequestParam String register,
      @RequestParam(required = false) @Nullable String mapping,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "file") String fileName,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    return begun(register, fileName, request.getInputStream(), mapping, dryRun, caller);
  }

  private ResponseEntity<ImportStatus> begun(
      String path,
      String name,
      InputStream in,
      @Nullable String mapping,
      boolean dryRun,
      Caller caller)
      throws IOException {
    var register = desk.importing(caller, path);
    var chosen =
        mapping == null
            ? null
            : mappings.find(register, mapping).orElseThrow(() -> new NoSuchMapping(mapping));
    try {
      var job = imports.upload(register, name, in, chosen, caller.actor());
      imports.begin(job.id(), dryRun);
      return ResponseEntity.accepted()
          .location(URI.create(AT + "/" + job.id()))
          .body(ImportStatus.of(imports.require(job.id())));
    } catch (Unreadable e) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, e.sentence().in(Messages::text), e);
    }
  }

  /** Those of the registers one may read, newest first. */
  @GetMapping
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  Map<String, List<ImportStatus>> list(Caller caller) {
    return Map.of(
        "items",
        imports.latest().stream()
            .filter(it -> desk.mayRead(caller, it.register()))
            .map(ImportStatus::of)
            .toList());
  }

  /** The mapping by which a file is read, whole. */
  @GetMapping("/{id}/mapping")
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  Mapping mapping(@PathVariable UUID id, Caller caller) {
    return desk.reading(caller, id).mapping();
  }

  /** Reads the file by another mapping, and rehearses again. */
  @PutMapping("/{id}/mapping")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  @Replies(status = 202)
  ResponseEntity<ImportStatus> correct(
      @PathVariable UUID id, @RequestBody String json, Caller caller) {
    var register = desk.importing(caller, imports.require(id).register());
    imports.map(id, MappingApi.checked(register, json));
    imports.begin(id, true);
    return ResponseEntity.accepted().body(ImportStatus.of(imports.require(id)));
  }

  @GetMapping("/{id}")
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  ImportStatus status(@PathVariable UUID id, Caller caller) {
    return ImportStatus.of(desk.reading(caller, id));
  }

  /** Runs what was rehearsed, or what was cut off. */
  @PostMapping("/{id}/run")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  @Replies(status = 202)
  ResponseEntity<ImportStatus> run(@PathVariable UUID id, Caller caller) {
    desk.importing(caller, imports.require(id).register());
    imports.begin(id, false);
    return ResponseEntity.accepted().body(ImportStatus.of(imports.require(id)));
  }

  @PostMapping("/{id}/cancel")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  ImportStatus cancel(@PathVariable UUID id, Caller caller) {
    desk.importing(caller, imports.require(id).register());
    imports.cancel(id);
    return ImportStatus.of(imports.require(id));
  }

  @GetMapping("/{id}/errors.csv")
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  @Replies(media = "text/csv")
  void errors(@PathVariable UUID id, Caller caller, HttpServletResponse response)
      throws IOException {
    desk.errors(desk.reading(caller, id), response);
  }

  /** No mapping of this name is known for the register. */
  @ResponseStatus(HttpStatus.NOT_FOUND)
  static class NoSuchMapping extends RuntimeException {
    NoSuchMapping(String name) {
      super(text("exchange.mapping.none", Spelling.brief(name)));
    }
  }
}
