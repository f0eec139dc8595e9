package org.candor.support.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import org.candor.support.evidence.Lead.ToId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Whether an address is one of this installation: nothing but a request tells by what name people
 * reach it. What comes by import or program may lead to another Candor.
 */
final class Here {

  private Here() {}

  /** A lead by an address with the name of this installation is none to elsewhere. */
  static @Nullable Lead seen(@Nullable Lead lead, String location) {
    return lead instanceof ToId it && it.abroad() && here(location)
        ? new ToId(it.id(), it.path(), false)
        : lead;
  }

  private static boolean here(String location) {
    try {
      return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
          && asked
              .getRequest()
              .getServerName()
              .equalsIgnoreCase(new URI(location.strip()).getHost());
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
