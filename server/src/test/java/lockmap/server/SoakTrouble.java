package lockmap.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lockmap.server.http.RawConnection;

/**
 * Clients that mean no good: floods, and bytes that are no request. Each has an address of its own.
 */
final class SoakTrouble {

  private static final List<String> HOSTILE =
      List.of(
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
          "GET / HTTP/9.9\r\n\r\n",
          "GET /store/k HTTP/1.1\r\n\r\n",
          "GET /store/k HTTP/1.1\nHost: h\n\n",
          "PUT /store/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf",
          "PUT /store/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
          "PUT /store/k HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n",
          "POST /batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 9\r\n\r\n[[[[[[[[[",
          "GET /store/" + "k".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /store/k HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
          "GET /store/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /export HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /watch?all=true HTTP/1.1\r\nHost: localhost\r\n\r\n");

  private final int port;
  private final SoakCourse course;
  private final Random random = new Random(7);
  private final AtomicLong flooded = new AtomicLong();
  private final AtomicLong attacks = new AtomicLong();

  SoakTrouble(int port, SoakCourse course) {
    this.port = port;
    this.course = course;
  }

  /** How many bytes floods were answered with. */
  long flooded() {
    return flooded.get();
  }

  long attacks() {
    return attacks.get();
  }

  /** Every twenty seconds some clients ask for all they can in two seconds. */
  void flood() {
    try {
      while (!course.isOver()) {
        Thread.sleep(18_000);
        List<Thread> crowd =
            IntStream.range(0, 16)
                .mapToObj(_ -> Thread.ofPlatform().start(this::floodOnce))
                .toList();
        for (Thread one : crowd) {
          one.join();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void floodOnce() {
    byte[] many =
        "GET /store/k HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50).getBytes(ISO_8859_1);
    byte[] answers = new byte[1 << 16];
    try (Socket socket = from("127.0.0.2")) {
      long end = System.nanoTime() + 2_000_000_000L;
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(many);
        InputStream in = socket.getInputStream();
        do {
          flooded.addAndGet(Math.max(in.read(answers), 0));
        } while (in.available() > 0);
      }
    } catch (IOException e) {
      // Whatever the server does with it, others are asked how they fare.
    }
  }

  /** Twice a second somebody sends something hostile, and another client must not notice. */
  void attack() {
    try {
      while (!course.isOver()) {
        attackOnce();
        attacks.incrementAndGet();
        try (RawConnection other = RawConnection.to(port)) {
          int status = other.request("GET", "/health/live").answer().status();
          course.require(status == 200, "/health/live is " + status);
        }
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | AssertionError e) {
      course.failed("health", e);
    }
  }

  private void attackOnce() {
    try (Socket socket = from("127.0.0.3")) {
      socket.setSoTimeout(200);
      OutputStream out = socket.getOutputStream();
      out.write(HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(ISO_8859_1));
      if (random.nextBoolean()) {
        socket.getInputStream().read(new byte[random.nextInt(1000) + 1]);
      }
      socket.setSoLinger(random.nextBoolean(), 0);
    } catch (IOException e) {
      // As it deserves.
    }
  }

  private Socket from(String address) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0);
  }
}
