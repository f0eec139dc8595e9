package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.records.AsOf;
import org.candor.register.Query;
import org.candor.tabular.Format;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Files of what a list shows: the same query, the same moment, the same rows. */
@Controller
class ExportController {

  /** Says whether columns bear labels (the default) or field names. */
  static final String HEADERS = "headers";

  private final Imports imports;
  private final Exports exports;

  ExportController(Imports imports, Exports exports) {
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
    var register = imports.register(room + "/" + name);
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
        ContentDisposition.attachment().filename(name + "." + format, UTF_8).build().toString());
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
