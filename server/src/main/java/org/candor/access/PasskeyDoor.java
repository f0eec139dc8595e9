package org.candor.access;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candor.kernel.PersonId;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: made, used, given up. The person must be verified by the authenticator, so that one
 * gesture is two factors. W3C Web Authentication Level 3, 7.1 and 7.2.
 *
 * <p>The options are a function of the challenge and are made again when the answer comes: only the
 * challenge's hash is stored, mixed with the browser's own secret.
 */
@Service
class PasskeyDoor {

  /** Where the browser believes to be: the name a passkey belongs to, and the page's origin. */
  record Place(String host, String origin) {}

  /** What a challenge is good for, and nothing else. */
  enum Purpose {
    REGISTER,
    SIGN_IN,
    PROVE
  }

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Authentication NOBODY =
      new AnonymousAuthenticationToken(
          "door", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> NEW =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> KNOWN =
      new TypeReference<>() {};

  private final Installation installation;
  private final Passkeys passkeys;
  private final PasskeyOwners owners;
  private final Persons persons;
  private final Challenges challenges;
  private final CredentialBook credentials;
  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  PasskeyDoor(
      Installation installation,
      Passkeys passkeys,
      PasskeyOwners owners,
      Persons persons,
      Challenges challenges,
      CredentialBook credentials,
      Clock clock) {
    this.installation = installation;
    this.passkeys = passkeys;
    this.owners = owners;
    this.persons = persons;
    this.challenges = challenges;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** What the browser needs to make a passkey, as JSON. */
  String beginRegistration(PersonId person, Place place, String browser) {
    return installation.write(
        null,
        () -> json.writeValueAsString(creation(person, place, fresh(Purpose.REGISTER, browser))));
  }

  /** What the browser needs to ask for any passkey of ours, as JSON. */
  String begin(Purpose purpose, Place place, String browser) {
    return installation.write(
        null, () -> json.writeValueAsString(request(place, fresh(purpose, browser))));
  }

  boolean register(PersonId person, Place place, String browser, String label, String answer) {
    try {
      var credential = json.readValue(answer, NEW);
      var challenge = challenge(credential);
      if (!isOpen(challenge, Purpose.REGISTER, browser)) {
        return false;
      }
      var key = new RelyingPartyPublicKey(credential, label);
      installation.run(
          null,
          () -> {
            operations(place, challenge)
                .registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(
                        creation(person, place, challenge), key));
            credentials.write(person, null);
          });
      return true;
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      return false;
    }
  }

  /** Whose passkey signed the challenge. */
  Optional<PersonId> owner(Purpose purpose, Place place, String browser, String answer) {
    try {
      var credential = json.readValue(answer, KNOWN);
      var challenge = challenge(credential);
      if (!isOpen(challenge, purpose, browser)) {
        return Optional.empty();
      }
      var entity =
          installation.write(
              null,
              () ->
                  operations(place, challenge)
                      .authenticate(
                          new RelyingPartyAuthenticationRequest(
                              request(place, challenge), credential)));
      return Optional.of(PasskeyOwners.person(entity.getId()));
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  List<CredentialRecord> of(PersonId person) {
    return installation.read(
        null, () -> passkeys.findByUserId(PasskeyOwners.handle(person.value())));
  }

  void remove(PersonId person, String id) {
    installation.run(
        null,
        () -> {
          of(person).stream()
              .map(CredentialRecord::getCredentialId)
              .filter(it -> it.toBase64UrlString().equals(id))
              .forEach(passkeys::delete);
          credentials.write(person, null);
        });
  }

  private Bytes fresh(Purpose purpose, String browser) {
    var challenge = new Bytes(Secrets.bytes(32));
    var now = clock.instant();
    challenges.insert(hash(challenge, purpose, browser), now, now.plus(PATIENCE));
    return challenge;
  }

  private boolean isOpen(Bytes challenge, Purpose purpose, String browser) {
    return installation.write(
        null, () -> challenges.use(hash(challenge, purpose, browser), clock.instant()));
  }

  private static byte[] hash(Bytes challenge, Purpose purpose, String browser) {
    return Secrets.hash(purpose + ":" + challenge.toBase64UrlString() + ":" + browser);
  }

  private Bytes challenge(PublicKeyCredential<? extends AuthenticatorResponse> credential) {
    var data = json.readTree(credential.getResponse().getClientDataJSON().getBytes());
    return Bytes.fromBase64(data.path("challenge").asString(""));
  }

  private PublicKeyCredentialCreationOptions creation(
      PersonId person, Place place, Bytes challenge) {
    var email = persons.byId(person).orElseThrow().email();
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(email, "", AuthorityUtils.NO_AUTHORITIES);
    return operations(place, challenge)
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(signedIn));
  }

  private PublicKeyCredentialRequestOptions request(Place place, Bytes challenge) {
    return operations(place, challenge)
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
  }

  private Webauthn4JRelyingPartyOperations operations(Place place, Bytes challenge) {
    var party = PublicKeyCredentialRpEntity.builder().id(place.host()).name("Candor").build();
    var operations =
        new Webauthn4JRelyingPartyOperations(owners, passkeys, party, Set.of(place.origin()));
    var selection =
        AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .userVerification(UserVerificationRequirement.REQUIRED)
            .build();
    operations.setCustomizeCreationOptions(
        it -> it.challenge(challenge).timeout(PATIENCE).authenticatorSelection(selection));
    operations.setCustomizeRequestOptions(
        it ->
            it.challenge(challenge)
                .timeout(PATIENCE)
                .userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }
}
