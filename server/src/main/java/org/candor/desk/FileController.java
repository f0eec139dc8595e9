package org.candor.desk;

import static org.candor.web.Html.page;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.SoundFiles;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.web.Problem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Files kept with a record: inert, whatever is in them. */
@Controller
@RequestMapping(RegisterController.AT + RegisterController.ID + "/files")
class FileController {

  private final Registers registers;
  private final Desk desk;
  private final RecordDesk recordDesk;
  private final Records records;
  private final Companions companions;
  private final FileStore files;
  private final SoundFiles sound;
  private final Templates templates = new StaticTemplates();

  FileController(
      Registers registers,
      Desk desk,
      RecordDesk recordDesk,
      Records records,
      Companions companions,
      FileStore files,
      SoundFiles sound) {
    this.registers = registers;
    this.desk = desk;
    this.recordDesk = recordDesk;
    this.records = records;
    this.companions = companions;
    this.files = files;
    this.sound = sound;
  }

  @PostMapping
  @Allow(Action.REVISE)
  View attach(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    var register = registers.at(room + "/" + name);
    var about = recordDesk.find(register, id, AsOf.NOW);
    if (file.isEmpty()) {
      var look = desk.look(request, caller, AsOf.NOW, register);
      var problem = new Problem("file", text("desk.files.add"), text("desk.files.empty"));
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          templates.deskShow(recordDesk.show(register, id, look, null, null, List.of(problem))));
    }
    try (var content = file.getInputStream()) {
      var stored = files.keep(content);
      var attachment =
          new Attachment(
              register.path(),
              id,
              FileStore.name(file.getOriginalFilename()),
              stored.mediaType(),
              stored.size(),
              stored.sha256());
      records.record(Attachment.KIND, attachment, caller.actor());
    }
    return new RedirectView(register.href(about) + "#files");
  }

  /** Sent to be saved, never to be shown: no sniffing, no scripts, no frames. */
  @GetMapping("/{file}")
  @Allow(Action.READ)
  ResponseEntity<Resource> download(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @PathVariable UUID file,
      AsOf asOf) {
    var attachment = find(registers.at(room + "/" + name), id, file, asOf).content();
    var disposition =
        ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build();
    switch (sound.state(attachment)) {
      case GONE -> throw new NotFound(text("desk.file.lost", attachment.name()));
      case ALTERED -> throw new NotFound(text("desk.file.altered", attachment.name()));
      case SOUND -> {}
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .contentLength(attachment.size())
        .body(new FileSystemResource(files.path(attachment.sha256())));
  }

  @PostMapping("/{file}/remove")
  @Allow(Action.REVISE)
  View remove(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @PathVariable UUID file,
      @RequestParam int version,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    find(register, id, file, AsOf.NOW);
    records.retire(Attachment.KIND, file, version, caller.actor(), null);
    return new RedirectView(register.href() + "/" + id + "#files");
  }

  private Entry<Attachment> find(Register<?> register, UUID id, UUID file, AsOf asOf) {
    var about = recordDesk.find(register, id, asOf);
    return companions.attachments(about.ref(), asOf).stream()
        .filter(it -> it.id().equals(file))
        .findFirst()
        .orElseThrow(() -> new NotFound(text("desk.missing")));
  }
}
