package org.candor.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Candor keeps its data.
 *
 * @param data the folder for the embedded database and files
 */
@ConfigurationProperties("candor")
record DatabaseProperties(@DefaultValue("data") Path data, @DefaultValue Database database) {

  /**
   * @param url of a PostgreSQL someone else runs; without it the embedded one is used
   * @param user of the role that owns nothing
   * @param ownerUser of the role that owns the schemas and migrates them
   * @param port of the embedded server; 0 for a free one
   * @param pool the most connections at a time
   */
  record Database(
      @Nullable String url,
      @DefaultValue("candor_app") String user,
      @DefaultValue("") String password,
      @DefaultValue("candor_owner") String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue("0") int port,
      @DefaultValue("16") int pool) {

    boolean isOutside() {
      return url != null && !url.isBlank();
    }
  }
}
