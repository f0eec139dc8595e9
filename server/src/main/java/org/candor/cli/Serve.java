package org.candor.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.candor.access.FirstRun;
import org.candor.access.Founding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Runs Candor for browsers and programs.",
      "The first time, it prints a link with which to set up the organization."
    })
final class Serve implements Callable<Integer> {

  @Mixin Door door = new Door();
  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    door.requireFree();
    try (var running = door.open(place)) {
      var out = Main.out(spec);
      out.printf("Candor %s is ready: %s%n", Version.number(), door.url(running));
      out.printf("Data: %s%n", running.folder().path());
      if (running.get(Founding.class).isDue()) {
        var link = running.get(FirstRun.class).link(door.url(running));
        out.printf("%nThere is no organization yet. Set it up here, once:%n  %s%n%n", link);
      }
      out.println("Stop it with Ctrl-C.");
      Door.waitUntilClosed(running);
    }
    return 0;
  }

  /** The address and port where a server answers. */
  static final class Door {

    @Option(
        names = "--port",
        paramLabel = "N",
        defaultValue = "8080",
        description = "Port to answer at, 0 for a free one. Default: ${DEFAULT-VALUE}")
    int port;

    @Option(
        names = "--address",
        paramLabel = "ADDRESS",
        defaultValue = "127.0.0.1",
        description = {
          "Address to answer at. Default: ${DEFAULT-VALUE}, this machine alone.",
          "0.0.0.0 answers everybody: do that behind a proxy that speaks TLS."
        })
    String address = "127.0.0.1";

    /** Asked before anything is started, so that the answer comes at once. */
    void requireFree() {
      if (port < 0 || port > 65_535) {
        throw new Misused("A port is a number from 0 to 65535, not " + port + ".");
      }
      var wanted = new InetSocketAddress(address, port);
      if (wanted.isUnresolved()) {
        throw new Misused("This machine has no address " + address + ". Mend --address.");
      }
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(wanted);
      } catch (IOException e) {
        throw new IllegalArgumentException(refusal(String.valueOf(e.getMessage())));
      }
    }

    private String refusal(String said) {
      if (said.contains("Permission denied")) {
        return "Port %d is reserved for the administrator of this machine. Choose one above 1023 with --port."
            .formatted(port);
      }
      return said.contains("assign requested address")
          ? "This machine has no address " + address + ". Mend --address."
          : Explanation.portTaken(port);
    }

    Running open(Place place) {
      return Running.serving(place, address, port);
    }

    String url(Running running) {
      var host = address.equals("0.0.0.0") || address.equals("127.0.0.1") ? "localhost" : address;
      return "http://%s:%d".formatted(host, running.port());
    }

    static void waitUntilClosed(Running running) throws InterruptedException {
      var closed = new CountDownLatch(1);
      running.whenClosed(closed::countDown);
      closed.await();
    }
  }
}
