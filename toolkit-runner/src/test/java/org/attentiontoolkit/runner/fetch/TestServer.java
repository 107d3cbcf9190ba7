package org.attentiontoolkit.runner.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server on a free local port whose answers a test decides; it notes the ranges asked for. */
final class TestServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  /** How one request is answered. */
  interface Answer {
    void to(HttpExchange exchange, int request) throws IOException;
  }

  TestServer(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(range == null ? "all" : range);
          try (exchange) {
            answer.to(exchange, ranges.size());
          }
        });
    server.start();
  }

  /** The whole of a content, or the range asked for. */
  static Answer serving(byte[] content) {
    return (exchange, request) -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (range == null) {
        send(exchange, 200, content, 0, content.length);
      } else {
        int start = Integer.parseInt(range.replaceAll("\\D", ""));
        exchange
            .getResponseHeaders()
            .add(
                "Content-Range",
                "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
        send(exchange, 206, content, start, content.length);
      }
    };
  }

  /** Promises a content's bytes from a start, but breaks the connection off at an end. */
  static void send(HttpExchange exchange, int status, byte[] content, int start, int end)
      throws IOException {
    exchange.sendResponseHeaders(status, content.length - start);
    exchange.getResponseBody().write(content, start, end - start);
    exchange.getResponseBody().flush();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
  }

  List<String> ranges() {
    return ranges;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
