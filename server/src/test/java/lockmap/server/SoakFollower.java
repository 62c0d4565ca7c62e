package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Follows every change, so that each must have the revision behind the one before. It breaks off
 * and resumes, or stops reading for a while, as often as its habit is.
 */
final class SoakFollower implements Runnable {

  enum Habit {
    STEADY,
    COMING_AND_GOING,
    STALLING
  }

  private final int port;
  private final Habit habit;
  private final Random random;
  private final SoakCourse course;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong resets = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private volatile long last = -1;
  private boolean ready;

  SoakFollower(int port, Habit habit, long seed, SoakCourse course) {
    this.port = port;
    this.habit = habit;
    this.random = new Random(seed);
    this.course = course;
  }

  long changes() {
    return changes.get();
  }

  long resets() {
    return resets.get();
  }

  long connections() {
    return connections.get();
  }

  /** The last revision that it was told. */
  long last() {
    return last;
  }

  @Override
  public void run() {
    try {
      while (last < course.lastRevision()) {
        follow();
        Thread.sleep(random.nextInt(200));
        if (!course.isOver() && habit == Habit.COMING_AND_GOING && random.nextInt(10) == 0) {
          last = -1;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      course.failed("follower", e);
    }
  }

  private void follow() throws InterruptedException {
    ready = false;
    connections.incrementAndGet();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(30_000);
      socket.setReceiveBufferSize(16_384);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String id = last < 0 ? "" : "Last-Event-ID: " + last + "\r\n";
      String request =
          "GET /watch?all=true&values=false HTTP/1.1\r\nHost: localhost\r\n" + id + "\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      read(
          new BufferedReader(
              new InputStreamReader(
                  new ChunkedBody(new BufferedInputStream(socket.getInputStream())), UTF_8)));
    } catch (IOException | NumberFormatException e) {
      // Cut off, which who stalls must expect, or refused, and so without chunks: it comes again.
    }
  }

  private void read(BufferedReader lines) throws IOException, InterruptedException {
    int stretch = 1 + random.nextInt(5000);
    String name = "";
    long id = last;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.isEmpty()) {
        hear(name, id);
        name = "";
        stretch--;
        if (last >= course.lastRevision()) {
          return;
        }
        if (stretch == 0 && habit == Habit.COMING_AND_GOING) {
          return;
        }
        if (stretch == 0 && !course.isOver() && habit == Habit.STALLING) {
          Thread.sleep(random.nextInt(30_000));
          stretch = 1 + random.nextInt(50_000);
        }
      }
    }
  }

  private void hear(String name, long id) {
    switch (name) {
      case "RESET" -> {
        resets.incrementAndGet();
        ready = false;
      }
      case "READY" -> {
        course.require(id >= last, "READY " + id + " after " + last);
        ready = true;
        last = id;
      }
      case "WATCH" -> {}
      case "" -> {
        if (ready) {
          course.require(id == last, "position " + id + " after " + last);
        }
      }
      default -> {
        long next = last + 1;
        course.require(id == next, name + " " + id + " after " + last + " of " + habit);
        last = id;
        changes.incrementAndGet();
      }
    }
  }
}
