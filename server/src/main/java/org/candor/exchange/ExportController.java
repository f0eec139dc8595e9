package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Reads;
import org.candor.access.Replies;
import org.candor.access.SignedIn;
import org.candor.records.AsOf;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.tabular.Format;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Files of what a list shows: the same query, the same moment, the same rows. */
@Controller
class ExportController {

  /** Says whether columns bear labels (the default) or field names. */
  static final String HEADERS = "headers";

  private final Imports imports;
  private final Exports exports;
  private final Permissions permissions;

  ExportController(Imports imports, Exports exports, Permissions permissions) {
    this.permissions = permissions;
    this.imports = imports;
    this.exports = exports;
  }

  @GetMapping("/{room:[a-z][a-z0-9-]*}/{name:[a-z][a-z0-9-]*}/export.{format:csv|xlsx|ndjson|json}")
  @Allow(Action.EXPORT)
  void export(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable String format,
      @RequestParam MultiValueMap<String, String> sent,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    send(imports.register(room + "/" + name), format, sent, asOf, response);
  }

  /** The same for programs, whom a token lets in; all parameters of the list narrow the file. */
  @GetMapping("/api/v1/exchange/exports")
  @SignedIn
  @Reads(query = {"q", "sort", "retired", "headers"})
  @Replies(
      media = {
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/x-ndjson",
        "application/json"
      })
  void exportFile(
      @RequestParam String register,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam MultiValueMap<String, String> sent,
      Caller caller,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    permissions.require(caller, Action.EXPORT, register);
    var list = new LinkedHashMap<>(sent);
    List.of("register", "format", "asOf").forEach(list::remove);
    if (Stream.of(Format.values()).noneMatch(it -> it.name().equalsIgnoreCase(format))) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, text("exchange.export.formats", "csv, xlsx, ndjson, json"));
    }
    send(imports.register(register), format, CollectionUtils.toMultiValueMap(list), asOf, response);
  }

  private void send(
      Register<?> register,
      String format,
      MultiValueMap<String, String> sent,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    var name = register.path().substring(register.path().indexOf('/') + 1);
    var parameters = new LinkedHashMap<>(sent);
    var labels = !"names".equals(sent.getFirst(HEADERS));
    parameters.remove(HEADERS);
    var query = Query.read(register, parameters).from(null);
    var form = Format.valueOf(format.toUpperCase(Locale.ROOT));
    exports.requireRoom(register, query, asOf, form);
    response.setContentType(type(form));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename(name + "." + form.name().toLowerCase(Locale.ROOT), UTF_8)
            .build()
            .toString());
    exports.write(register, query, asOf, form, labels && table(form), response.getOutputStream());
  }

  /** Programs read JSON; its members keep the names of the API. */
  private static boolean table(Format format) {
    return format == Format.CSV || format == Format.XLSX;
  }

  static String type(Format format) {
    return switch (format) {
      case CSV -> "text/csv;charset=UTF-8";
      case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case NDJSON -> "application/x-ndjson";
      case JSON -> "application/json";
    };
  }
}
