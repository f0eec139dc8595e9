package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.candor.access.PasskeyDoor.Purpose;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What {@code passkey.js} asks for on behalf of the browser. */
@RestController
class PasskeyController {

  private final PasskeyDoor door;
  private final SignIn signIn;
  private final Account account;
  private final AccessProperties properties;
  private final AccessPages pages;

  PasskeyController(
      PasskeyDoor door,
      SignIn signIn,
      Account account,
      AccessProperties properties,
      AccessPages pages) {
    this.door = door;
    this.signIn = signIn;
    this.account = account;
    this.properties = properties;
    this.pages = pages;
  }

  @OpenToAll
  @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> signInOptions(HttpServletRequest request) {
    return ResponseEntity.of(
        place(request).map(it -> door.begin(Purpose.SIGN_IN, it, FormTokens.secret(request))));
  }

  @OpenToAll
  @PostMapping("/sign-in/passkey")
  ResponseEntity<Map<String, String>> signIn(
      @RequestBody String answer,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var outcome =
        place(request)
            .flatMap(it -> door.owner(Purpose.SIGN_IN, it, FormTokens.secret(request), answer))
            .map(person -> signIn.withPasskey(person, Device.of(request)));
    if (outcome.orElse(null) instanceof SignIn.Outcome.Open(var cookie)) {
      SessionCookie.set(request, response, cookie);
      return ResponseEntity.ok(Map.of("next", DoorAnswers.ownPath(next)));
    }
    return ResponseEntity.unprocessableContent().body(refused());
  }

  @SignedIn
  @PostMapping(path = "/prove/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> proofOptions(HttpServletRequest request) {
    return ResponseEntity.of(
        place(request).map(it -> door.begin(Purpose.PROVE, it, FormTokens.secret(request))));
  }

  /** One's own passkey is a proof as good as password and code. */
  @SignedIn
  @PostMapping("/prove/passkey")
  ResponseEntity<Map<String, String>> prove(
      @RequestBody String answer,
      @RequestParam(defaultValue = "/account") String next,
      Presence presence,
      HttpServletRequest request) {
    var session = Objects.requireNonNull(presence.session());
    var proven =
        place(request)
            .flatMap(it -> door.owner(Purpose.PROVE, it, FormTokens.secret(request), answer))
            .filter(session.person()::equals);
    if (proven.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(refused());
    }
    account.proved(session.id());
    return ResponseEntity.ok(Map.of("next", DoorAnswers.ownPath(next)));
  }

  @SignedIn
  @Fresh
  @PostMapping(path = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> registrationOptions(Caller caller, HttpServletRequest request) {
    return ResponseEntity.of(
        place(request)
            .map(it -> door.beginRegistration(caller.person(), it, FormTokens.secret(request))));
  }

  @SignedIn
  @Fresh
  @PostMapping("/account/passkeys")
  ResponseEntity<Map<String, String>> register(
      @RequestBody String answer,
      @RequestParam String label,
      Caller caller,
      HttpServletRequest request) {
    var name = label.isBlank() ? pages.text("access.passkeys.unnamed") : label.strip();
    var done =
        place(request)
            .map(
                it ->
                    door.register(
                        caller.person(),
                        it,
                        FormTokens.secret(request),
                        name.substring(0, Math.min(100, name.length())),
                        answer))
            .orElse(false);
    return done
        ? ResponseEntity.ok(Map.of("next", "/account"))
        : ResponseEntity.unprocessableContent().body(refused());
  }

  private Map<String, String> refused() {
    return Map.of("error", pages.text("access.passkeys.refused"));
  }

  /** The configured address; without one a passkey can only belong to this very machine. */
  private Optional<PasskeyDoor.Place> place(HttpServletRequest request) {
    var url = properties.url();
    if (url != null) {
      var origin = url.getScheme() + "://" + url.getAuthority();
      return Optional.of(
          new PasskeyDoor.Place(Objects.requireNonNullElse(url.getHost(), ""), origin));
    }
    var port = request.getServerPort() == 80 ? "" : ":" + request.getServerPort();
    return request.getServerName().equals("localhost")
        ? Optional.of(new PasskeyDoor.Place("localhost", "http://localhost" + port))
        : Optional.empty();
  }
}
