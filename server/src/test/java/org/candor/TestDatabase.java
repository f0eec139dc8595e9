package org.candor;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.candor.database.TestCluster;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring test the one fresh database of its JVM, without an annotation. Registered in
 * META-INF/spring.factories; started only when a context asks where its database is.
 */
public class TestDatabase implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> test, List<ContextConfigurationAttributes> attributes) {
    return new Customizer();
  }

  /** The database all Spring tests of this JVM share; its schemas are there once a context is. */
  public static TestCluster.Fresh shared() {
    return Shared.DATABASE;
  }

  private static final class Shared {
    static final TestCluster.Fresh DATABASE = TestCluster.fresh();
    static final String FOLDER = TestCluster.emptyFolder("files").toString();
  }

  // A record without components: equal to every other, so that contexts are shared between classes.
  private record Customizer() implements ContextCustomizer {
    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      context.getEnvironment().getPropertySources().addLast(new Properties());
    }
  }

  private static final class Properties extends EnumerablePropertySource<Map<String, ?>> {

    private static final Map<String, Supplier<String>> VALUES =
        Map.of(
            "candor.data", () -> Shared.FOLDER,
            "candor.data-hosts", () -> "h,db",
            // Each test says itself when the ledger is checked.
            "candor.audit-every", () -> "0s",
            "candor.database.url", () -> shared().url(),
            "candor.database.user", () -> shared().app(),
            "candor.database.password", () -> shared().appPassword(),
            "candor.database.owner-user", () -> shared().owner(),
            "candor.database.owner-password", () -> shared().ownerPassword());

    Properties() {
      super("test database", VALUES);
    }

    @Override
    public String[] getPropertyNames() {
      return VALUES.keySet().toArray(String[]::new);
    }

    @Override
    public Object getProperty(String name) {
      var value = VALUES.get(name);
      return value == null ? null : value.get();
    }
  }
}
