package org.candor.web;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Answers what the container refuses before the application hears of it, such as a request line
 * that cannot be read, in the same form as everything else. It says nothing of the container.
 */
class LastWords extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

  private final ObjectProvider<Answers> answers;

  LastWords(ObjectProvider<Answers> answers) {
    this.answers = answers;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()
        || !isHeard(response)) {
      return;
    }
    response.resetBuffer(true);
    Answers.guard(response);
    var path = Objects.requireNonNullElse(request.getRequestURI(), "");
    try {
      answers.getObject().outside(request, response, path, trouble(response.getStatus(), failure));
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("Whoever asked has hung up", e);
    }
  }

  private static boolean isHeard(Response response) {
    var heard = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, heard);
    return heard.get();
  }

  /** What the container cannot do, such as another version of HTTP, is the asker's to change. */
  private static Trouble trouble(int status, @Nullable Throwable failure) {
    var id = ErrorIds.next();
    if (failure != null) {
      LOG.error("Error {} before or after the application", id, failure);
      return Troubles.broken(id);
    }
    return status > 500 ? Troubles.badRequest(status) : Troubles.of(status, id);
  }
}
