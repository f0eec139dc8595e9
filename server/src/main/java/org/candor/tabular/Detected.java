package org.candor.tabular;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file was found to be.
 *
 * @param charset null for a workbook
 * @param delimiter of delimited text
 * @param sheet the sheet that is read
 * @param sheets all sheets that could be
 * @param confidence in words a person can check, e.g. "UTF-8: every byte fits"
 */
public record Detected(
    Format format,
    @Nullable Charset charset,
    @Nullable Character delimiter,
    @Nullable String sheet,
    List<String> sheets,
    Sentence confidence) {

  static Detected text(Format format, Encoding encoding, @Nullable Character delimiter) {
    return new Detected(format, encoding.charset(), delimiter, null, List.of(), encoding.words());
  }
}
