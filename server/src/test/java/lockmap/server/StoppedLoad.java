package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writers and watchers of a server that is stopped under them. Each writer puts one value after the
 * other until it is not answered any more; some watchers read all they get, and others nothing.
 */
final class StoppedLoad implements AutoCloseable {

  private static final int WRITERS = 4;
  private static final String VALUE = "x".repeat(1000);

  private final int port;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final NavigableSet<Long> acknowledged = new ConcurrentSkipListSet<>();
  private final Phaser ready = new Phaser(1);

  /** Opens all watches, and begins to write once each that reads has been told the state. */
  StoppedLoad(int port, int reading, int silent) throws IOException {
    this.port = port;
    for (int i = 0; i < silent; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      sockets.add(socket);
      watch(socket);
    }
    for (int i = 0; i < reading; i++) {
      Socket socket = new Socket();
      sockets.add(socket);
      watch(socket);
      Reader reader = new Reader(socket);
      readers.add(reader);
      ready.register();
      threads.add(Thread.ofVirtual().start(reader::read));
    }
    ready.arriveAndAwaitAdvance();
    for (int i = 0; i < WRITERS; i++) {
      String key = "k" + i;
      threads.add(Thread.ofPlatform().start(() -> write(key)));
    }
  }

  /** Waits until so many writes have been acknowledged. */
  void awaitAcknowledged(int writes) throws InterruptedException {
    while (acknowledged.size() < writes) {
      Thread.sleep(1);
    }
  }

  /**
   * Waits until the server has ended every connection. Then each watch that was read must have been
   * told of every acknowledged write, and of nothing out of order.
   */
  void assertAllTold() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(acknowledged.size() >= 100, acknowledged::toString);
    for (Reader reader : readers) {
      assertTrue(reader.inOrder, "revisions went back");
      NavigableSet<Long> missing = new TreeSet<>(acknowledged);
      missing.removeAll(reader.told);
      assertEquals(new TreeSet<>(), missing, "acknowledged, and not told");
      assertTrue(reader.ended.get(), "a watch was cut off, not ended");
    }
  }

  private void watch(Socket socket) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    send(socket, "GET /watch?prefix=k HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  private void write(String key) {
    String head = "PUT /store/" + key + " HTTP/1.1\r\nHost: localhost\r\n";
    String request = head + "Content-Length: " + VALUE.length() + "\r\n\r\n" + VALUE;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      BufferedReader answers = lines(socket);
      while (true) {
        send(socket, request);
        String line = answers.readLine();
        while (line != null && !line.isEmpty()) {
          if (line.startsWith("ETag: ")) {
            acknowledged.add(Long.parseLong(line.replaceAll("[^0-9]", "")));
          }
          line = answers.readLine();
        }
        if (line == null) {
          return;
        }
      }
    } catch (IOException e) {
      // The server has stopped.
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** A watcher that reads. */
  private final class Reader {

    private final Socket socket;
    private final NavigableSet<Long> told = new TreeSet<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean inOrder = true;

    Reader(Socket socket) {
      this.socket = socket;
    }

    void read() {
      try {
        BufferedReader lines = lines(socket);
        boolean isReady = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!isReady && line.equals("event: READY")) {
            isReady = true;
            ready.arriveAndDeregister();
          } else if (line.startsWith("id: ") && isReady) {
            long revision = Long.parseLong(line.substring(4));
            inOrder &= told.isEmpty() || revision >= told.last();
            told.add(revision);
          } else if (line.equals("0")) {
            ended.set(true);
          }
        }
      } catch (IOException e) {
        // Cut off, and so not ended.
      }
    }
  }
}
