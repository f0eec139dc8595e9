package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Sends the file of a data source, sets the password of another. */
@Controller
@RequestMapping("/evaluation/data-sources/{id}")
class SourceController {

  private static final String RESOURCE = "evaluation/data-sources";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Sources sources;
  private final SourcePanel panel;
  private final Shells shells;

  SourceController(Sources sources, SourcePanel panel, Shells shells) {
    this.sources = sources;
    this.panel = panel;
    this.shells = shells;
  }

  @PostMapping("/file")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View upload(
      @PathVariable UUID id,
      @RequestParam MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      return answer(id, sources.upload(id, name, content, caller.actor()), request);
    } catch (MaxUploadSizeExceededException _) {
      var most = text("evaluation.refused.large", Sources.LARGEST / 1_000_000);
      return answer(id, new Sources.Answer.Refused(List.of(most)), request);
    }
  }

  @PostMapping("/secret")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View secret(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    return answer(id, sources.secret(id, password), request);
  }

  private View answer(UUID id, Sources.Answer answer, HttpServletRequest request) {
    return switch (answer) {
      case Sources.Answer.Kept it ->
          MonitoringController.seeOther(DATA_SOURCES.href(it.source()) + "#source");
      case Sources.Answer.Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.evaluationSourcePage(
                  panel.card(sources.require(id), shells.of(request), true, it.reasons())));
    };
  }
}
