package org.candor.access;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** People as an authenticator knows them: by sixteen bytes that say nothing about them. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

  private final Persons persons;

  PasskeyOwners(Persons persons) {
    this.persons = persons;
  }

  static Bytes handle(UUID person) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(person.getMostSignificantBits())
            .putLong(person.getLeastSignificantBits())
            .array());
  }

  static PersonId person(Bytes handle) {
    var bytes = ByteBuffer.wrap(handle.getBytes());
    if (bytes.remaining() != 16) {
      throw new IllegalArgumentException("Not a handle of ours");
    }
    return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return entity(persons.byId(person(handle)));
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
    return entity(persons.byEmail(email));
  }

  private static @Nullable PublicKeyCredentialUserEntity entity(Optional<Person> person) {
    return person
        .map(
            it ->
                ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(handle(it.id().value()))
                    .name(it.email())
                    .displayName(it.name())
                    .build())
        .orElse(null);
  }

  /** People are known before they have a passkey. */
  @Override
  public void save(PublicKeyCredentialUserEntity entity) {}

  /** People stay when their last passkey goes. */
  @Override
  public void delete(Bytes handle) {}
}
