package org.candor.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With what somebody proves who they are: never the secrets, only SHA-256, hex, of what is kept of
 * them. That of the password is over Argon2's text, whose salt nobody else has; that of the second
 * step over its sealed secret; passkeys are public keys.
 *
 * @param password null where there is none
 * @param secondStep null where it is not set up
 * @param backupCodes of all of the last sheet, used or not; null where there are none
 */
record Proofs(
    @Nullable String password,
    @Nullable String secondStep,
    @Nullable String backupCodes,
    List<String> passkeys) {

  Proofs {
    passkeys = List.copyOf(passkeys);
  }
}
