package org.candor.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the door is.
 *
 * @param url where browsers find this installation; links in e-mails begin with it, never with what
 *     a request claims. Without it no mail is sent, and passkeys belong to {@code localhost}
 * @param mailFrom the sender of e-mails
 * @param signInsPerAddress attempts one network address has in five minutes
 * @param requestsPerToken requests one token has in a minute
 */
@ConfigurationProperties("candor.access")
record AccessProperties(
    @Nullable URI url,
    @DefaultValue("candor@localhost") String mailFrom,
    @DefaultValue("30") int signInsPerAddress,
    @DefaultValue("600") int requestsPerToken) {

  static final Duration SIGN_IN_PERIOD = Duration.ofMinutes(5);
  static final Duration REQUEST_PERIOD = Duration.ofMinutes(1);

  /** Without a slash at the end. */
  String base() {
    return url == null ? "" : url.toString().replaceFirst("/+$", "");
  }
}
