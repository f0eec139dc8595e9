package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The public halves of people's passkeys. W3C Web Authentication Level 3, 4. */
@Repository
class Passkeys implements UserCredentialRepository {

  private final JdbcClient jdbc;

  Passkeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void save(CredentialRecord it) {
    var owner = PasskeyOwners.person(it.getUserEntityUserId());
    var transports = it.getTransports().stream().map(AuthenticatorTransport::getValue).sorted();
    jdbc.sql(
            """
            insert into access.passkey as p (credential_id, person_id, label, public_key,
              signature_count, uv_initialized, backup_eligible, backup_state, transports,
              attestation, client_data, created_at, used_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (credential_id) do update
              set signature_count = excluded.signature_count, backup_state = excluded.backup_state,
                  uv_initialized = excluded.uv_initialized, used_at = excluded.used_at
              where p.person_id = excluded.person_id
            """)
        .params(it.getCredentialId().getBytes(), owner.value(), it.getLabel())
        .params(it.getPublicKey().getBytes(), it.getSignatureCount(), it.isUvInitialized())
        .params(it.isBackupEligible(), it.isBackupState())
        .param(new SqlArrayValue("text", transports.toArray()))
        .param(bytes(it.getAttestationObject()))
        .param(bytes(it.getAttestationClientDataJSON()))
        .params(Timestamp.from(it.getCreated()), Timestamp.from(it.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return jdbc.sql("select * from access.passkey where credential_id = ?")
        .param(id.getBytes())
        .query((row, n) -> passkey(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes person) {
    return jdbc.sql("select * from access.passkey where person_id = ? order by created_at")
        .param(PasskeyOwners.person(person).value())
        .query((row, n) -> passkey(row))
        .list();
  }

  @Override
  public void delete(Bytes id) {
    jdbc.sql("delete from access.passkey where credential_id = ?").param(id.getBytes()).update();
  }

  private static CredentialRecord passkey(ResultSet row) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(PasskeyOwners.handle(row.getObject("person_id", java.util.UUID.class)))
        .label(row.getString("label"))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("uv_initialized"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backup_state"))
        .transports(
            Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .attestationObject(new Bytes(Objects.requireNonNull(row.getBytes("attestation"))))
        .attestationClientDataJSON(new Bytes(Objects.requireNonNull(row.getBytes("client_data"))))
        .created(row.getTimestamp("created_at").toInstant())
        .lastUsed(row.getTimestamp("used_at").toInstant())
        .build();
  }

  private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.getBytes();
  }
}
