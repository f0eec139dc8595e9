package org.candor.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartException;

/** Which status a failure has, wherever it came up: in a controller or in a filter before it. */
final class Statuses {

  private Statuses() {}

  /** Rooms below the web say theirs with {@code @ResponseStatus}; the rest is broken. */
  static int of(Throwable failure) {
    if (failure instanceof ErrorResponse response) {
      return response.getStatusCode().value();
    }
    return known(failure).value();
  }

  private static HttpStatus known(Throwable failure) {
    return switch (failure) {
      case HttpMessageNotReadableException _, InvalidParameterException _, MultipartException _ ->
          HttpStatus.BAD_REQUEST;
      case DuplicateKeyException _ -> HttpStatus.CONFLICT;
      case DataIntegrityViolationException _ -> HttpStatus.UNPROCESSABLE_CONTENT;
      case CannotCreateTransactionException _, DataAccessResourceFailureException _ ->
          HttpStatus.SERVICE_UNAVAILABLE;
      case TransactionSystemException it when undone(it) -> HttpStatus.SERVICE_UNAVAILABLE;
      default -> declared(failure);
    };
  }

  /** A database that went away before the commit has undone everything by itself. */
  private static boolean undone(TransactionSystemException it) {
    return String.valueOf(it.getMessage()).contains("rollback");
  }

  private static HttpStatus declared(Throwable failure) {
    var declared =
        AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
    return declared == null ? HttpStatus.INTERNAL_SERVER_ERROR : declared.code();
  }
}
