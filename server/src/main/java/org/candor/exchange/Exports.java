package org.candor.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.candor.exchange.Exported.Head;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.tabular.Format;
import org.candor.tabular.TableWriter;
import org.springframework.stereotype.Service;

/** Takes the records of a list out as a file that can be imported again as it is. */
@Service
public class Exports {

  private final Listings listings;

  Exports(Listings listings) {
    this.listings = listings;
  }

  /**
   * Writes row by row, nothing is gathered in memory, and says how many records there were.
   *
   * @param labels whether the columns are called as people call them, else as in the API
   */
  public <R extends Record> long write(
      Register<R> register, Query query, AsOf asOf, Format format, boolean labels, OutputStream out)
      throws IOException {
    var heads = Exported.heads(register).stream().map(labels ? Head::label : Head::name).toList();
    var written = new AtomicLong();
    try (var table = TableWriter.to(format, out, heads)) {
      listings.each(
          register,
          query,
          asOf,
          entry -> {
            try {
              table.write(Exported.row(register, entry));
              written.incrementAndGet();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return written.get();
  }
}
