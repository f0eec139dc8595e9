package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.access.Action.EXPORT;
import static org.candor.access.Action.READ;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Allow;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Cursor;
import org.candor.register.Field;
import org.candor.register.Listings;
import org.candor.register.Page;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, counts and single records of every register, now or at a past moment. */
@RestController
@RequestMapping(Api.ROOT + "/{room}/{name}")
class ApiReadingController {

  private final Records records;
  private final Listings listings;

  ApiReadingController(Records records, Listings listings) {
    this.records = records;
    this.listings = listings;
  }

  @GetMapping(produces = APPLICATION_JSON_VALUE)
  @Allow(READ)
  <R extends Record> ResponseEntity<byte[]> list(
      Register<R> register, Query query, AsOf asOf, HttpServletRequest request) {
    var page = page(register, query, asOf);
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    page.entries().forEach(it -> items.add(RecordView.of(it)));
    json.put("total", page.total()).put("ledgerSize", page.ledgerSize());
    if (asOf.position() != null) {
      json.put("asOf", asOf.position());
    }
    var next = page.next();
    if (next == null) {
      return Answer.ok(json).entity();
    }
    json.put("next", next.text());
    return Answer.ok(json)
        .with("Link", "<%s>; rel=\"next\"".formatted(href(request, next)))
        .entity();
  }

  /** The whole list, one record a line. */
  @GetMapping(produces = APPLICATION_NDJSON_VALUE)
  @Allow(EXPORT)
  <R extends Record> void stream(
      Register<R> register, Query query, AsOf asOf, HttpServletResponse response)
      throws IOException {
    response.setContentType(APPLICATION_NDJSON_VALUE);
    response.setHeader("Cache-Control", "private, no-cache");
    var out = new BufferedOutputStream(response.getOutputStream(), 64 * 1024);
    listings.each(register, query, asOf, it -> line(out, it));
    out.flush();
  }

  @GetMapping(path = "/counts", produces = APPLICATION_JSON_VALUE)
  @Allow(READ)
  ResponseEntity<byte[]> counts(
      Register<?> register, Query query, AsOf asOf, @RequestParam(required = false) String by) {
    var field =
        register
            .field(by == null ? "" : by)
            .filter(it -> !(it instanceof Field.Paragraph))
            .orElseThrow(() -> ApiProblem.bad(Map.of("by", Messages.text("api.by"))));
    var json = RecordJson.MAPPER.createObjectNode().put("by", field.name());
    var items = json.putArray("items");
    listings
        .counts(register, query, field, asOf)
        .forEach(
            (value, count) ->
                items.addObject().put("value", value.isEmpty() ? null : value).put("count", count));
    json.put("total", listings.page(register, query.limited(1), asOf).total());
    return Answer.ok(json).entity();
  }

  @GetMapping(path = "/{id}", produces = APPLICATION_JSON_VALUE)
  @Allow(READ)
  <R extends Record> ResponseEntity<byte[]> one(
      Register<R> register,
      @PathVariable UUID id,
      AsOf asOf,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    var entry = find(register, id, asOf);
    var tag = EntityTag.of(entry);
    var answer = tag.known(known) ? new Answer(304, Map.of(), "") : Answer.ok(RecordView.of(entry));
    return answer.with("ETag", tag.text()).entity();
  }

  @GetMapping(path = "/{id}/versions", produces = APPLICATION_JSON_VALUE)
  @Allow(READ)
  <R extends Record> ResponseEntity<byte[]> versions(
      Register<R> register, @PathVariable UUID id, AsOf asOf) {
    find(register, id, asOf);
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    records.versions(register.kind(), id, asOf).forEach(it -> items.add(RecordView.of(it)));
    return Answer.ok(json).entity();
  }

  private <R extends Record> Page<R> page(Register<R> register, Query query, AsOf asOf) {
    try {
      return listings.page(register, query, asOf);
    } catch (DataIntegrityViolationException e) {
      throw query.after() == null
          ? e
          : ApiProblem.bad(Map.of("after", Messages.text("api.cursor")));
    }
  }

  private <R extends Record> Entry<R> find(Register<R> register, UUID id, AsOf asOf) {
    return records
        .find(register.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(Messages.text("api.record.none", register.path())));
  }

  private static void line(OutputStream out, Entry<?> entry) {
    try {
      out.write((RecordView.of(entry) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String href(HttpServletRequest request, Cursor next) {
    var parts = new ArrayList<String>();
    ApiArguments.parameters(request).forEach((name, values) -> parts.addAll(parts(name, values)));
    parts.add("after=" + next.text());
    return request.getRequestURI() + "?" + String.join("&", parts);
  }

  private static List<String> parts(String name, List<String> values) {
    return name.equals("after")
        ? List.of()
        : values.stream().map(it -> encoded(name) + "=" + encoded(it)).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
