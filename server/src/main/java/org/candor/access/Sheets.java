package org.candor.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/** What the templates of this room are handed. */
public final class Sheets {

  private Sheets() {}

  /**
   * @param error in words; empty when there is none
   * @param next where to go on to
   */
  public record SignInSheet(
      String email, String error, String next, String csrf, boolean recoveryByMail) {}

  public record CodeSheet(String action, String error, String next, String csrf) {}

  /**
   * @param path the picture of the secret, as an SVG path of unit squares
   */
  public record EnrolSheet(
      String action,
      String secret,
      String path,
      int size,
      String error,
      String next,
      String csrf) {}

  public record SetUpSheet(
      String action, String organization, String name, String email, String error, String csrf) {}

  /**
   * @param known whether the person has an account already
   * @param ready whether the right person is signed in
   */
  public record InvitationSheet(
      String action,
      String organization,
      String invitedBy,
      String email,
      boolean known,
      boolean ready,
      String error,
      String csrf) {}

  public record PasswordSheet(String action, String email, String error, String csrf) {}

  public record AddressSheet(String csrf) {}

  public record NoticeSheet(String text, String href, String link) {}

  /**
   * @param method how the action goes on: a page is opened, a form sent again
   * @param carried what the form said, names and values
   * @param code whether a code is asked for beside the password
   */
  public record ProofSheet(
      String error,
      String method,
      String next,
      List<Map.Entry<String, String>> carried,
      String what,
      String csrf,
      boolean code,
      boolean passkey) {

    public ProofSheet {
      carried = List.copyOf(carried);
    }

    /** Before the names of what is carried, so that they meet none of the proof's own. */
    public static String prefix() {
      return ProofController.CARRIED;
    }
  }

  /** Codes that are shown this once. */
  public record CodesSheet(List<String> codes, String next) {
    public CodesSheet {
      codes = List.copyOf(codes);
    }
  }

  public record SecretSheet(String explanation, String secret, String back) {}

  public record AccountSheet(
      String name,
      String email,
      boolean secondStep,
      int codesLeft,
      List<SessionLine> sessions,
      List<PasskeyLine> passkeys,
      List<TokenLine> tokens,
      TokenForm wish,
      String error,
      String csrf) {

    public AccountSheet {
      sessions = List.copyOf(sessions);
      passkeys = List.copyOf(passkeys);
      tokens = List.copyOf(tokens);
    }
  }

  public record SessionLine(
      UUID id, String agent, String address, String method, Instant seenAt, boolean here) {

    /** The browser and what it runs on, as a person would call them. */
    public String device() {
      return Device.named(agent);
    }
  }

  public record PasskeyLine(String id, String label, Instant usedAt) {}

  public record TokenLine(
      UUID id,
      String handle,
      String name,
      List<String> scopes,
      Instant expiresAt,
      @Nullable Instant usedAt) {

    public TokenLine {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * @param former who left, as far as they are known by name
   */
  public record PeopleSheet(
      List<Member> members,
      List<Member> former,
      List<InvitationLine> invitations,
      boolean manages,
      PersonId self,
      boolean secondStepNeeded,
      InviteForm invite,
      String error,
      String csrf) {

    public PeopleSheet {
      members = List.copyOf(members);
      former = List.copyOf(former);
      invitations = List.copyOf(invitations);
    }

    public List<Role> roles() {
      return List.of(Role.values());
    }
  }

  /**
   * What somebody typed to invite a person: all of it stays when it is refused.
   *
   * @param member at fault, empty for none
   * @param error why, in words
   */
  public record InviteForm(
      String name,
      String email,
      List<String> roles,
      String startsOn,
      String endsOn,
      String member,
      String error) {

    static final InviteForm BLANK = new InviteForm("", "", List.of(), "", "", "", "");

    public InviteForm {
      roles = List.copyOf(roles);
    }

    InviteForm refused(String member, String error) {
      return new InviteForm(name, email, roles, startsOn, endsOn, member, error);
    }

    /**
     * @throws Unfit naming what will not do
     */
    Invitee invitee() {
      var chosen = new LinkedHashSet<Role>();
      for (var text : roles) {
        chosen.add(
            Arrays.stream(Role.values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Unfit("roles", "access.roles.unknown", text)));
      }
      var first = startsOn.isEmpty() ? null : day("startsOn", startsOn);
      var last = endsOn.isEmpty() ? null : day("endsOn", endsOn);
      return new Invitee(name, email, chosen, first, last);
    }

    public Set<Role> chosen() {
      return Arrays.stream(Role.values())
          .filter(it -> roles.contains(it.name()))
          .collect(Collectors.toUnmodifiableSet());
    }

    public String error(String member) {
      return this.member.equals(member) ? error : "";
    }

    /** The id of the input at fault. */
    public String at() {
      return switch (member) {
        case "roles" -> "invite-roles";
        case "startsOn" -> "invite-from";
        case "endsOn" -> "invite-to";
        default -> member;
      };
    }
  }

  /** What somebody typed to have a token, as {@link InviteForm}. */
  public record TokenForm(String name, String scopes, String until, String member, String error) {

    static TokenForm until(LocalDate day) {
      return new TokenForm("", "*:read", day.toString(), "", "");
    }

    TokenForm refused(String member, String error) {
      return new TokenForm(
          name, scopes, until, member.equals("expiresAt") ? "until" : member, error);
    }

    Set<String> wanted() {
      return Arrays.stream(scopes.split("[\\s,]+"))
          .filter(it -> !it.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    /** The end of the last day. */
    Instant expires() {
      return day("until", until).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    public String error(String member) {
      return this.member.equals(member) ? error : "";
    }
  }

  private static LocalDate day(String member, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new Unfit(member, "access.day.unfit");
    }
  }

  public record InvitationLine(
      UUID id, String name, String email, Set<Role> roles, Instant expiresAt) {

    public InvitationLine {
      roles = Set.copyOf(roles);
    }
  }

  /** The key of a role's words. */
  public static String key(Role role) {
    return "access.role." + role.name();
  }
}
