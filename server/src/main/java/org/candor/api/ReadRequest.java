package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * A request whose body was read once to know it again, and can be read once more.
 *
 * @param hash of method, target, precondition and every byte of the body. Of a raw body beyond 256
 *     MiB, which no route takes, the rest is told by its length alone
 */
record ReadRequest(HttpServletRequest request, byte[] hash) {

  private static final long MOST_KEPT = 256L << 20;

  static ReadRequest of(HttpServletRequest request) throws IOException, ServletException {
    var digest = Attempt.sha256();
    var query = request.getQueryString();
    say(digest, request.getMethod(), request.getRequestURI(), query);
    say(digest, request.getHeader("If-Match"), Long.toString(request.getContentLengthLong()));
    if (request instanceof MultipartHttpServletRequest) {
      parts(request, digest);
      return new ReadRequest(request, digest.digest());
    }
    var body = request.getInputStream();
    var start = body.readNBytes(Attempt.LONGEST_BODY);
    digest.update(start);
    InputStream again = new ByteArrayInputStream(start);
    if (start.length == Attempt.LONGEST_BODY) {
      again = new SequenceInputStream(again, new SequenceInputStream(kept(body, digest), body));
    }
    return new ReadRequest(new Again(request, new Input(again)), digest.digest());
  }

  /** What does not fit into memory waits in a file that has no name any more: it ends with us. */
  private static InputStream kept(InputStream body, MessageDigest digest) throws IOException {
    var file = Files.createTempFile("candor-body-", null);
    try {
      try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        var left = MOST_KEPT;
        var buffer = new byte[1 << 16];
        for (int n; left > 0 && (n = body.readNBytes(buffer, 0, buffer.length)) > 0; left -= n) {
          out.write(buffer, 0, n);
        }
      }
      return new FileInputStream(file.toFile());
    } finally {
      Files.delete(file);
    }
  }

  private static void parts(HttpServletRequest request, MessageDigest digest)
      throws IOException, ServletException {
    var parts =
        request.getParts().stream()
            .sorted(Comparator.comparing(it -> Objects.toString(it.getName(), "")))
            .toList();
    for (var part : parts) {
      say(digest, part.getName(), part.getSubmittedFileName(), Long.toString(part.getSize()));
      try (var in = new DigestInputStream(part.getInputStream(), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
  }

  private static void say(MessageDigest digest, @Nullable String... texts) {
    for (var text : texts) {
      digest.update(Objects.toString(text, "").getBytes(UTF_8));
      digest.update((byte) 0);
    }
  }

  private static final class Again extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    Again(HttpServletRequest request, ServletInputStream body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(body, UTF_8));
    }
  }

  private static final class Input extends ServletInputStream {

    private final InputStream in;
    private boolean finished;

    Input(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      var next = in.read();
      finished |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      var read = in.read(bytes, from, length);
      finished |= read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("Bodies are read at once");
    }
  }
}
