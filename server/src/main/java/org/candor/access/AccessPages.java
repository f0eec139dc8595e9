package org.candor.access;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The two ways a page of this room is shown: at the door, and inside. */
@Component
class AccessPages {

  static final Templates TEMPLATES = new StaticTemplates();

  private final Surround surround;
  private final Wording wording;

  AccessPages(Surround surround, Wording wording) {
    this.surround = surround;
    this.wording = wording;
  }

  String text(String key, Object... arguments) {
    return wording.text(key, arguments);
  }

  String text(Sentence sentence) {
    return sentence.in(wording);
  }

  String words(Decision.Refused refused) {
    return refused.in(wording);
  }

  View inside(HttpServletRequest request, String title, Content content) {
    return surround.page(request, title, content);
  }

  View inside(HttpStatus status, HttpServletRequest request, String title, Content content) {
    var page = inside(request, title, content);
    return (model, servletRequest, response) -> {
      response.setStatus(status.value());
      page.render(model, servletRequest, response);
    };
  }

  /** Inside, under the title as its heading. */
  View titled(HttpStatus status, HttpServletRequest request, String title, Content content) {
    return inside(status, request, title, TEMPLATES.accessInside(title, content));
  }

  /**
   * @param lead a sentence under the title; empty for none
   */
  static View atTheDoor(HttpStatus status, String title, String lead, Content content) {
    return (model, request, response) -> {
      var output = new Utf8ByteOutput();
      TEMPLATES.accessFrame(title, lead, content).render(output);
      response.setStatus(status.value());
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    };
  }

  /** 422 where something has to be mended. */
  static HttpStatus status(String error) {
    return error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
