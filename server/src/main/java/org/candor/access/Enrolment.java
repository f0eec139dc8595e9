package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;

/** The page that hands a secret to an authenticator app, as a picture and as text. */
final class Enrolment {

  private Enrolment() {}

  static Sheets.EnrolSheet sheet(
      String action,
      byte[] secret,
      String email,
      String error,
      String next,
      HttpServletRequest request) {
    var picture = QrCode.of(SecondStep.uri(secret, email));
    return new Sheets.EnrolSheet(
        action,
        SecondStep.base32(secret).replaceAll("(.{4})(?=.)", "$1 "),
        picture.path(),
        picture.size(),
        error,
        next,
        FormTokens.of(request));
  }
}
