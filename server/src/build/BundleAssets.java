import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the files that pages load: ours as they are, those of others out of their WebJars, icons as
 * one sprite of those that templates and sources name. Names carry a hash; each has a .gz beside it.
 *
 * <p>Arguments: output folder, our folder, the jars of Tabler, its icons and htmx, then the folders
 * whose quoted words are looked up among the icons.
 */
final class BundleAssets {

  private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9][a-z0-9-]*)\"");
  private static final Pattern DRAWN = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);
  private static final Pattern DATA_URL = Pattern.compile("url\\(\"data:image/svg\\+xml,([^\"]*)\"\\)");
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^/[/*]# sourceMappingURL=.*$");

  public static void main(String[] args) throws IOException {
    var out = Path.of(args[0]);
    var files = new TreeMap<String, byte[]>();
    try (var own = Files.list(Path.of(args[1]))) {
      for (var file : own.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    files.put("tabler.css", withoutDataUrls(fromJar(args[2], "dist/css/tabler.min.css"), files));
    files.put("htmx.js", fromJar(args[4], "dist/htmx.min.js"));
    var words = new TreeSet<String>();
    for (int i = 5; i < args.length; i++) {
      words.addAll(quoted(Path.of(args[i])));
    }
    files.put("icons.svg", sprite(args[3], words));
    write(out, files);
  }

  private static byte[] fromJar(String jar, String end) throws IOException {
    try (var zip = FileSystems.newFileSystem(Path.of(jar));
        var all = Files.walk(zip.getPath("/"))) {
      var file = all.filter(p -> p.toString().endsWith(end)).findFirst().orElseThrow();
      return SOURCE_MAP.matcher(Files.readString(file)).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Pictures inside a style sheet become files, so that the policy needs no exception for data. */
  private static byte[] withoutDataUrls(byte[] css, Map<String, byte[]> files) {
    var text = DATA_URL.matcher(new String(css, StandardCharsets.UTF_8)).replaceAll(found -> {
      var picture = URLDecoder.decode(found.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      var bytes = picture.getBytes(StandardCharsets.UTF_8);
      var name = "picture-" + hash(bytes) + ".svg";
      files.put(name, bytes);
      return "url(" + hashed(name, bytes) + ")";
    });
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TreeSet<String> quoted(Path folder) throws IOException {
    var words = new TreeSet<String>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        QUOTED.matcher(Files.readString(file)).results().forEach(m -> words.add(m.group(1)));
      }
    }
    return words;
  }

  private static byte[] sprite(String jar, TreeSet<String> words) throws IOException {
    var sprite = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    try (var zip = FileSystems.newFileSystem(Path.of(jar));
        var all = Files.walk(zip.getPath("/"))) {
      var folder = all.filter(p -> p.endsWith("icons/outline")).findFirst().orElseThrow();
      for (var word : words) {
        var file = folder.resolve(word + ".svg");
        if (Files.exists(file)) {
          sprite.append(symbol(word, Files.readString(file)));
        }
      }
    }
    return sprite.append("</svg>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String symbol(String name, String svg) {
    var drawn = DRAWN.matcher(svg);
    if (!drawn.find()) {
      throw new IllegalArgumentException("Not an icon: " + name);
    }
    var paths = drawn.group(1).replaceAll("<path stroke=\"none\"[^>]*/>", "").replaceAll("\\s*\\R\\s*", "");
    return "<symbol id=\"" + name + "\" viewBox=\"0 0 24 24\">" + paths + "</symbol>";
  }

  private static void write(Path out, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(out);
    try (var old = Files.list(out)) {
      for (var file : old.toList()) {
        Files.delete(file);
      }
    }
    var names = new StringBuilder();
    for (var file : files.entrySet()) {
      var name = hashed(file.getKey(), file.getValue());
      Files.write(out.resolve(name), file.getValue());
      Files.write(out.resolve(name + ".gz"), zipped(file.getValue()));
      names.append(file.getKey()).append('=').append(name).append('\n');
    }
    Files.writeString(out.resolve("names.properties"), names);
  }

  private static String hashed(String name, byte[] content) {
    var dot = name.lastIndexOf('.');
    return name.substring(0, dot) + "." + hash(content) + name.substring(dot);
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zipped(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes) {{ def.setLevel(9); }}) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
