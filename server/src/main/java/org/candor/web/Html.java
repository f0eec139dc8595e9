package org.candor.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** Turns a compiled template into a Spring view. A page that does not compile does not ship. */
public final class Html {

  private Html() {}

  /** A view that fails only when the connection does. */
  @FunctionalInterface
  public interface Page extends View {
    @Override
    void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException;
  }

  public static Page page(JteModel template) {
    return (model, request, response) -> {
      var output = new Utf8ByteOutput();
      template.render(output);
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    };
  }

  /** A page that answers with another status than 200, such as 422 for a form with errors. */
  public static Page page(HttpStatus status, JteModel template) {
    var page = page(template);
    return (model, request, response) -> {
      response.setStatus(status.value());
      page.render(model, request, response);
    };
  }
}
