package org.candor.ledger;

import java.nio.charset.StandardCharsets;

/**
 * What a fact keeps in place of personal data: SHA-256(0x02 || 32 octets of salt || canonical
 * JSON). It proves a value shown later and tells nothing once the {@link Opening} is gone. The
 * first octet keeps it apart from leaf and node. RFC 8785, RFC 9162.
 */
public record Commitment(Hash hash) {

  public static Commitment to(Opening opening) {
    var value = opening.value().canonical().getBytes(StandardCharsets.UTF_8);
    return new Commitment(Sha256.get().add(2).add(opening.salt()).add(value).done());
  }

  public boolean opens(Opening opening) {
    return equals(to(opening));
  }
}
