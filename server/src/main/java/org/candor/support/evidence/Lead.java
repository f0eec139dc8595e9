package org.candor.support.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.support.evidence.Evidence.Form;
import org.jspecify.annotations.Nullable;

/**
 * Where a location leads, however it is written: the id of a record, its label, or an address that
 * has the id in it.
 */
sealed interface Lead {

  /** The first of a location; the column {@code rests_on} reads it the same way. */
  Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Whatever spaces, dashes and invisible signs somebody puts between the parts of a label. */
  String BETWEEN = "[\\s\\p{Pd}\\p{Cf}_]*";

  Pattern REGISTER = Pattern.compile("([a-z-]+/[a-z-]+)/$");

  /** As {@code rests_named}. */
  Pattern LABEL = Pattern.compile("\\s*([A-Z][A-Z0-9]*)-([1-9][0-9]{0,8})\\s*");

  /**
   * Whether it is meant to lead to a record of this organization, also where there is none.
   *
   * @param paths of all kinds of records there are
   */
  boolean ours(Form form, Set<String> paths);

  /**
   * By an id.
   *
   * @param path of the register before it; null where there is none
   * @param abroad whether a host is named
   */
  record ToId(UUID id, @Nullable String path, boolean abroad) implements Lead {

    /**
     * A mere link may well lead to another Candor, and a path of elsewhere be no register of ours.
     */
    @Override
    public boolean ours(Form form, Set<String> paths) {
      var known = path != null && paths.contains(path);
      return switch (form) {
        case RECORD, MEASUREMENT -> known || !abroad;
        case FILE, LINK, STATEMENT -> known && !abroad;
      };
    }
  }

  /** By what people call it: {@code SYS-31}. What is no record of ours may be called so too. */
  record ToLabel(String prefix, int number) implements Lead {

    @Override
    public boolean ours(Form form, Set<String> paths) {
      return switch (form) {
        case RECORD, MEASUREMENT -> true;
        case FILE, LINK, STATEMENT -> false;
      };
    }
  }

  /** Empty where it leads to no record: a shelf, another house, nowhere. */
  static Optional<Lead> of(@Nullable String location) {
    if (location == null) {
      return Optional.empty();
    }
    var text = location.toLowerCase(Locale.ROOT);
    var id = ID.matcher(text);
    if (id.find()) {
      var register = REGISTER.matcher(text.substring(0, id.start()));
      return Optional.of(
          new ToId(
              UUID.fromString(id.group()),
              register.find() ? register.group(1) : null,
              text.contains("://")));
    }
    var label = LABEL.matcher(location.toUpperCase(Locale.ROOT));
    return label.matches()
        ? Optional.of(new ToLabel(label.group(1), Integer.parseInt(label.group(2))))
        : Optional.empty();
  }

  /** Whether it is an address of the web, with a host. */
  static boolean web(String location) {
    try {
      var address = new URI(location.strip());
      var scheme = address.getScheme();
      var host = address.getRawAuthority();
      return scheme != null
          && scheme.toLowerCase(Locale.ROOT).matches("https?")
          && host != null
          && host.matches("([^@]*@)?[\\p{L}\\p{N}\\[].*");
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /**
   * The label of a record that a text has in it, whatever letters and dashes it is written with.
   *
   * @param prefixes that labels of records begin with
   */
  static Optional<String> within(String location, Collection<String> prefixes) {
    var text = Normalizer.normalize(location, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    for (var prefix : prefixes) {
      var letters = String.join(BETWEEN, prefix.split(""));
      var label = "(?<![\\p{L}\\p{N}])" + letters + BETWEEN + "0*([1-9][0-9]{0,8})(?![0-9])";
      var found = Pattern.compile(label).matcher(text);
      if (found.find()) {
        return Optional.of(prefix + "-" + found.group(1));
      }
    }
    return Optional.empty();
  }
}
