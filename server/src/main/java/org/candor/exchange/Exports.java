package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.candor.exchange.Exported.Head;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.tabular.Format;
import org.candor.tabular.TableWriter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Takes the records of a list out as a file that can be imported again as it is. */
@Service
public class Exports {

  private final Listings listings;
  private final Ledger ledger;

  Exports(Listings listings, Ledger ledger) {
    this.listings = listings;
    this.ledger = ledger;
  }

  /** More records than the form has room for. */
  @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
  public static class TooMany extends RuntimeException {
    TooMany(long records, long room) {
      super(text("exchange.export.rows", records, room));
    }
  }

  /**
   * To be asked before anything is sent: half a file would look like a whole one.
   *
   * @throws TooMany when the form has no room for the list
   */
  public void requireRoom(Register<?> register, Query query, AsOf asOf, Format format) {
    if (format == Format.XLSX) {
      requireRoom(listings.total(register, query, asOf, ledger.size()), format);
    }
  }

  static void requireRoom(long records, Format format) {
    if (records > format.mostRows()) {
      throw new TooMany(records, format.mostRows());
    }
  }

  /**
   * Writes row by row, nothing is gathered in memory, and says how many records there were.
   *
   * @param labels whether the columns are called as people call them, else as in the API
   * @throws TooMany when the form has no room for the list; then nothing was written
   */
  public <R extends Record> long write(
      Register<R> register, Query query, AsOf asOf, Format format, boolean labels, OutputStream out)
      throws IOException {
    requireRoom(register, query, asOf, format);
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
