package org.candor.planning.applicability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.planning.applicability.Documents.Form;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Files of the statement: what stands, or a version, the same for people and programs. */
@Controller
class DocumentController {

  private static final String RESOURCE = "planning/statements";

  private final Readers readers;

  DocumentController(Readers readers) {
    this.readers = readers;
  }

  @GetMapping("/planning/statements/{which}/document.{format:pdf|docx|xlsx|html}")
  @Allow(value = Action.EXPORT, on = RESOURCE)
  void file(
      @PathVariable String which,
      @PathVariable String format,
      Caller caller,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    send(which, Form.valueOf(format.toUpperCase(Locale.ROOT)), caller, asOf, response);
  }

  /** {@code format} is pdf, docx, xlsx or html. */
  @GetMapping("/api/v1/planning/statements/{which}/document")
  @Allow(value = Action.EXPORT, on = RESOURCE)
  @Replies(
      media = {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/html"
      })
  void document(
      @PathVariable String which,
      @RequestParam(defaultValue = "pdf") String format,
      Caller caller,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    for (var form : Form.values()) {
      if (form.name().equalsIgnoreCase(format)) {
        send(which, form, caller, asOf, response);
        return;
      }
    }
    throw new NotFound(text("planning.soa.missing.document"));
  }

  /** Written as a whole before the first byte is sent: a file cut off is worse than none. */
  private void send(String which, Form form, Caller caller, AsOf asOf, HttpServletResponse response)
      throws IOException {
    var shown = readers.read(which, caller.orgName(), asOf);
    var bytes = new ByteArrayOutputStream();
    Documents.write(shown, form, bytes);
    var version = shown.version();
    var name =
        "statement-of-applicability"
            + (version == null ? "" : "-v" + version.number())
            + "."
            + form.name().toLowerCase(Locale.ROOT);
    response.setContentType(form.type());
    response.setContentLength(bytes.size());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, UTF_8).build().toString());
    bytes.writeTo(response.getOutputStream());
  }
}
