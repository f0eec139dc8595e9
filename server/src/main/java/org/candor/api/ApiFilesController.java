package org.candor.api;

import static org.candor.access.Action.READ;
import static org.candor.access.Action.REVISE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.ProblemType;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.NotFound;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.records.SoundFiles;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files kept with a record: inert, whatever is in them. Sending the same content under the same
 * name again finds the file that is there, so that it is safe to repeat.
 */
@RestController
@RequestMapping(Api.ROOT + "/{room}/{name}/{id}/files")
class ApiFilesController {

  private final Records records;
  private final Companions companions;
  private final FileStore files;
  private final SoundFiles sound;

  ApiFilesController(Records records, Companions companions, FileStore files, SoundFiles sound) {
    this.records = records;
    this.companions = companions;
    this.files = files;
    this.sound = sound;
  }

  @GetMapping
  @Allow(READ)
  ResponseEntity<byte[]> files(Register<?> register, @PathVariable UUID id, AsOf asOf) {
    var about = find(register, id, asOf);
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    companions.attachments(about, asOf).forEach(it -> items.add(file(it, about)));
    return Answer.ok(json).entity();
  }

  /** The file itself as the body. */
  @PostMapping
  @Allow(REVISE)
  ResponseEntity<byte[]> attach(
      Register<?> register,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "file") String fileName,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    return keep(register, id, fileName, request.getInputStream(), caller);
  }

  /** A form with a part called file. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Allow(REVISE)
  ResponseEntity<byte[]> attachPart(
      Register<?> register, @PathVariable UUID id, @RequestParam MultipartFile file, Caller caller)
      throws IOException {
    try (var content = file.getInputStream()) {
      return keep(register, id, file.getOriginalFilename(), content, caller);
    }
  }

  private ResponseEntity<byte[]> keep(
      Register<?> register, UUID id, @Nullable String sent, InputStream content, Caller caller)
      throws IOException {
    var about = find(register, id, AsOf.NOW);
    var name = FileStore.name(sent);
    var stored = stored(content);
    if (stored.size() == 0) {
      Files.deleteIfExists(files.path(stored.sha256()));
      throw ApiProblem.of(ProblemType.INVALID, Map.of("file", Messages.text("api.file.empty")));
    }
    var there =
        companions.attachments(about, AsOf.NOW).stream()
            .filter(it -> it.content().sha256().equals(stored.sha256()))
            .filter(it -> it.content().name().equals(name))
            .findFirst();
    if (there.isPresent()) {
      return Answer.ok(file(there.get(), about)).entity();
    }
    var attachment =
        new Attachment(about.kind(), id, name, stored.mediaType(), stored.size(), stored.sha256());
    var kept = records.record(Attachment.KIND, attachment, caller.actor());
    return Answer.of(201, file(kept, about)).with("Location", href(about, kept.id())).entity();
  }

  private FileStore.Stored stored(InputStream content) {
    try {
      return files.keep(content);
    } catch (MaxUploadSizeExceededException e) {
      var most = Messages.text("api.file.most", FileStore.LARGEST);
      throw ApiProblem.of(ProblemType.TOO_LARGE, Map.of("file", most));
    }
  }

  /** Sent to be saved, never to be shown: no sniffing, no scripts, no frames. */
  @GetMapping("/{file}")
  @Allow(READ)
  ResponseEntity<Resource> download(
      Register<?> register, @PathVariable UUID id, @PathVariable UUID file, AsOf asOf) {
    var content = attached(find(register, id, asOf), file, asOf).content();
    switch (sound.state(content)) {
      case GONE -> throw new NotFound(Messages.text("api.file.lost", content.name()));
      case ALTERED -> throw new NotFound(Messages.text("api.file.altered", content.name()));
      case SOUND -> {}
    }
    var name =
        ContentDisposition.attachment().filename(content.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cache-Control", "private, no-cache")
        .contentType(MediaType.parseMediaType(content.mediaType()))
        .contentLength(content.size())
        .body(new FileSystemResource(files.path(content.sha256())));
  }

  @DeleteMapping("/{file}")
  @Allow(REVISE)
  ResponseEntity<byte[]> detach(
      Register<?> register,
      @PathVariable UUID id,
      @PathVariable UUID file,
      @RequestParam(required = false) @Nullable String why,
      Caller caller) {
    var found = attached(find(register, id, AsOf.NOW), file, AsOf.NOW);
    records.retire(Attachment.KIND, file, found.version(), caller.actor(), Attempt.why(why));
    return new Answer(204, Map.of(), "").entity();
  }

  private Ref find(Register<?> register, UUID id, AsOf asOf) {
    return records
        .find(register.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(Messages.text("api.record.none", register.path())))
        .ref();
  }

  private Entry<Attachment> attached(Ref about, UUID file, AsOf asOf) {
    return companions.attachments(about, asOf).stream()
        .filter(it -> it.id().equals(file))
        .findFirst()
        .orElseThrow(() -> new NotFound(Messages.text("api.file.none")));
  }

  private static String href(Ref about, UUID file) {
    return Api.href(about + "/files/" + file);
  }

  private static ObjectNode file(Entry<Attachment> entry, Ref about) {
    var it = entry.content();
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("id", entry.id().toString()).put("name", it.name());
    json.put("mediaType", it.mediaType()).put("size", it.size()).put("sha256", it.sha256());
    json.put("recordedAt", entry.recordedAt().toString());
    if (entry.recordedBy() != null) {
      json.put("recordedBy", entry.recordedBy().toString());
    }
    json.putObject("_links").putObject("self").put("href", href(about, entry.id()));
    return json;
  }
}
