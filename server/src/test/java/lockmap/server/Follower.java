package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lockmap.api.EventData;
import lockmap.api.WireJson;
import lockmap.server.Course.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Follows a watch over a socket of its own for as long as there is load, and writes down what it is
 * told. It has its habits: it may break its connections off after any byte and come back with the
 * last id of a whole event, at once or after a while; or it may take rests from reading.
 */
final class Follower {

  /** What a follower does besides reading. */
  enum Habit {
    /** Nothing. */
    STEADY,
    /** Breaks off, and goes on by the header. */
    RESUMING,
    /** Breaks off, and goes on by the query. */
    ASKING,
    /** Reads, then rests. */
    SLOW,
    /** Keeps the journal: goes back to what it last was told rather than begin anew. */
    JOURNAL
  }

  static final String OPENED = "opened";
  static final String POSITION = "position";
  static final long NOTHING = -1;

  /**
   * Something that happened.
   *
   * @param kind the event's name, {@link #OPENED} or {@link #POSITION}
   * @param id the last id told; of an opening the one it was opened with, or {@link #NOTHING}
   * @param data the event's data, its value shortened
   * @param at when it was read, as {@code System.nanoTime} has it
   */
  record Told(String kind, long id, @Nullable EventData data, long at) {}

  private final int port;
  private final Wanted wanted;
  private final Habit habit;
  private final Random random;
  private final Course course;
  private final List<Told> story = new ArrayList<>();
  private long lastId = NOTHING;
  private boolean ready;

  Follower(int port, Wanted wanted, Habit habit, long seed, Course course) {
    this.port = port;
    this.wanted = wanted;
    this.habit = habit;
    this.random = new Random(seed);
    this.course = course;
  }

  Wanted wanted() {
    return wanted;
  }

  Habit habit() {
    return habit;
  }

  /** All that happened, once it has ended. */
  List<Told> story() {
    return story;
  }

  /** Follows until it has been told of all that will ever be. */
  void follow() throws InterruptedException {
    if (habit != Habit.JOURNAL) {
      course.awaitRevision(course.revision() + random.nextInt(2000));
    }
    while (!course.isOver(lastId) && !Thread.interrupted()) {
      connect();
      if (habit == Habit.RESUMING || habit == Habit.ASKING) {
        course.awaitRevision(course.revision() + (random.nextBoolean() ? 0 : random.nextInt(2500)));
        lastId = random.nextInt(6) == 0 ? NOTHING : lastId;
      }
    }
  }

  private void connect() {
    if (lastId == 0) {
      course.happened(Incident.BROKEN_STATE);
    }
    ready = false;
    story.add(new Told(OPENED, lastId, null, System.nanoTime()));
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(30_000);
      if (habit == Habit.SLOW) {
        socket.setReceiveBufferSize(65_536);
      } else if (random.nextBoolean()) {
        socket.setSoLinger(true, 0);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.getOutputStream().write(request().getBytes(US_ASCII));
      InputStream body = new ChunkedBody(new BufferedInputStream(socket.getInputStream()));
      read(new BufferedReader(new InputStreamReader(new Habitual(body), UTF_8)));
    } catch (IOException e) {
      // Broken off by the follower, or by a server that had enough of it: it will come back.
    }
  }

  private String request() {
    boolean asking = lastId != NOTHING && (habit == Habit.ASKING || habit == Habit.JOURNAL);
    boolean resuming = lastId != NOTHING && !asking;
    return "GET /watch?"
        + wanted.query()
        + (asking ? "&since=" + lastId : "")
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + (resuming ? "Last-Event-ID: " + lastId + "\r\n" : "")
        + "\r\n";
  }

  private void read(BufferedReader lines) throws IOException {
    String name = "";
    String data = "";
    long id = lastId;
    String line = lines.readLine();
    while (line != null) {
      if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty()) {
        if (habit == Habit.JOURNAL && id == 0 && lastId > 0) {
          return;
        }
        notice(name);
        lastId = id;
        tell(name, id, data);
        if (habit == Habit.JOURNAL) {
          course.hear(id);
        }
        name = "";
        data = "";
        if (course.isOver(lastId)) {
          return;
        }
      }
      line = lines.readLine();
    }
  }

  private void notice(String name) {
    if (name.equals("READY")) {
      if (lastId > 0) {
        course.happened(Incident.REPLAY);
      }
      ready = true;
    } else if (name.equals("RESET")) {
      if (ready) {
        course.happened(Incident.LOSS);
      }
      ready = false;
    }
  }

  private void tell(String name, long id, String data) {
    long now = System.nanoTime();
    if (!data.isEmpty()) {
      story.add(new Told(name, id, brief(data), now));
    } else if (id > 0) {
      story.add(new Told(POSITION, id, null, now));
    }
  }

  private static EventData brief(String json) {
    EventData data = WireJson.read(json.getBytes(UTF_8), EventData.class);
    String value = data.value();
    return value == null
        ? data
        : new EventData(data.key(), Fact.brief(value), data.revision(), data.ttl());
  }

  /** Reads as the follower is in the habit of doing, as long as there is load. */
  private final class Habitual extends FilterInputStream {

    private int left = stretch();

    Habitual(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      boolean steady = habit == Habit.STEADY || habit == Habit.JOURNAL || course.isComingToItsEnd();
      if (steady) {
        return in.read(bytes, from, length);
      }
      if (left == 0) {
        restOrBreakOff();
      }
      int read = in.read(bytes, from, Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    private void restOrBreakOff() throws IOException {
      if (habit != Habit.SLOW) {
        throw new EOFException("enough for now");
      }
      try {
        course.awaitRevision(course.revision() + 1000 + random.nextInt(3000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // for who asks whether to come back
        throw new IOException(e);
      }
      left = stretch();
    }

    /** As often some hundred bytes as a million; or else what has piled up on the way to it. */
    private int stretch() {
      if (habit == Habit.SLOW) {
        return 1 + random.nextInt(6_000_000);
      }
      return 1 + random.nextInt(1 << (8 + random.nextInt(13)));
    }
  }
}
