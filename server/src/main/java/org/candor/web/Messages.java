package org.candor.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of every room in the language of the request, English where a language lacks them.
 *
 * <p>Each room keeps {@code messages/<room>_<language>.properties} in UTF-8 with keys that begin
 * with the room's name. Arguments are numbered, {@code {0}}, in the notation of {@link
 * MessageFormat}; an apostrophe is an apostrophe.
 */
public final class Messages {

  private static final Map<String, Map<String, String>> BY_LANGUAGE = read();

  private Messages() {}

  /** The words for the key; a key without words is shown in brackets and fails a test. */
  public static String text(String key, Object... arguments) {
    var locale = LocaleContextHolder.getLocale();
    var pattern = find(key).orElse("[" + key + "]");
    if (arguments.length == 0) {
      return pattern;
    }
    return new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
  }

  /** The words for the key as they are written, without arguments. */
  public static Optional<String> find(String key) {
    var own = BY_LANGUAGE.getOrDefault(LocaleContextHolder.getLocale().getLanguage(), Map.of());
    return Optional.ofNullable(own.get(key)).or(() -> english(key));
  }

  /** The words for the key in a document that has one language, whoever asks for it. */
  public static Optional<String> english(String key) {
    return Optional.ofNullable(BY_LANGUAGE.getOrDefault("en", Map.of()).get(key));
  }

  /** Every key that has English words. */
  static Set<String> keys() {
    return new TreeSet<>(BY_LANGUAGE.getOrDefault("en", Map.of()).keySet());
  }

  private static Map<String, Map<String, String>> read() {
    var languages = new HashMap<String, Map<String, String>>();
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*_*.properties");
      for (var file : files) {
        languages.computeIfAbsent(language(file), l -> new HashMap<>()).putAll(entries(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(languages);
  }

  private static String language(Resource file) {
    var name = String.valueOf(file.getFilename());
    return name.substring(name.lastIndexOf('_') + 1, name.lastIndexOf('.'))
        .toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> entries(Resource file) throws IOException {
    var properties = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    var entries = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k)));
    return entries;
  }
}
