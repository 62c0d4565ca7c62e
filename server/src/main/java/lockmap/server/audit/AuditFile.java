package lockmap.server.audit;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Map.entry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are appended to, by a thread of its own, so that no request waits for a disk.
 *
 * <p>Lines are written in the order in which they were added, each whole. Where the file was moved
 * away (rotated) since the last write, it is made anew. Where the disk takes nothing more, the
 * lines wait, and are written once it does; those for which there is no more room are counted and
 * forgotten. Either trouble is logged once, and so is its end.
 *
 * <p>A process that is killed loses what it had not written, which is the last moment's lines; the
 * system itself keeps what was written, unless it fails. Safe for any number of threads.
 */
public final class AuditFile implements AutoCloseable {

  /** What the lines that wait may take together, in bytes. */
  static final int ROOM = 16 << 20;

  private static final System.Logger LOG = System.getLogger(AuditFile.class.getName());
  private static final int WRITTEN_AT_ONCE = 1 << 20;
  private static final byte[] WAKE_UP = {};
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);
  private static final FileAttribute<?>[] FOR_ITS_OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private final Path path;
  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicBoolean isFull = new AtomicBoolean();
  private final Thread writer;
  private volatile boolean closing;

  // These belong to the writer.
  private FileChannel channel;
  private @Nullable Object fileKey;
  private boolean isFailing;

  private AuditFile(Path path) throws IOException {
    this.path = path;
    this.channel = opened();
    this.fileKey = key();
    this.writer = Thread.ofPlatform().daemon().name("audit").unstarted(this::writeUntilClosed);
  }

  /**
   * Opens a file, or makes it, readable by its owner only; its owner closes it.
   *
   * @throws IOException where that is not possible
   */
  public static AuditFile open(Path path) throws IOException {
    AuditFile file = new AuditFile(path);
    file.writer.start();
    return file;
  }

  /**
   * Adds a line. Never waits.
   *
   * @param line the line with its line feed
   */
  void add(byte[] line) {
    if (waiting.addAndGet(line.length) > ROOM || closing) {
      waiting.addAndGet(-line.length);
      lost.incrementAndGet();
      if (!isFull.getAndSet(true)) {
        complain("Lines of the audit log are lost, because none can be written", null);
      }
      return;
    }
    lines.add(line);
  }

  /** How many lines were lost. */
  public long lost() {
    return lost.get();
  }

  /** How many times writing failed. */
  public long failures() {
    return failures.get();
  }

  /** Writes what is still to be written, for some seconds at most, and closes the file. */
  @Override
  public void close() {
    closing = true;
    lines.add(WAKE_UP);
    try {
      if (!writer.join(LAST_CHANCE)) {
        complain("The audit log is closed with lines that are not written", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilClosed() {
    try {
      while (!closing || !lines.isEmpty()) {
        write(next());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      closeChannel();
    }
  }

  /** Waits for a line, and takes the others that are there. */
  private ByteBuffer next() throws InterruptedException {
    byte[] first = lines.take();
    ByteBuffer chunk = ByteBuffer.allocate(Math.max(first.length, WRITTEN_AT_ONCE));
    chunk.put(first);
    byte @Nullable [] line = lines.peek();
    while (line != null && line.length <= chunk.remaining()) {
      chunk.put(line);
      lines.remove();
      line = lines.peek();
    }
    return chunk.flip();
  }

  private void write(ByteBuffer chunk) throws InterruptedException {
    int size = chunk.remaining();
    while (chunk.hasRemaining() && !tryToWrite(chunk)) {
      if (closing) {
        lost.addAndGet(linesIn(chunk));
        break;
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
    }
    waiting.addAndGet(-size);
  }

  private boolean tryToWrite(ByteBuffer chunk) {
    try {
      if (!Objects.equals(fileKey, key())) {
        closeChannel();
        channel = opened();
        fileKey = key();
        backToLineStart(chunk);
      }
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
      recovered();
      return true;
    } catch (IOException e) {
      failures.incrementAndGet();
      if (!isFailing) {
        isFailing = true;
        complain("The audit log " + path + " cannot be written; its lines wait", e);
      }
      return false;
    }
  }

  private void recovered() {
    boolean wasFull = isFull.getAndSet(false);
    if (isFailing || wasFull) {
      isFailing = false;
      LOG.log(
          INFO,
          "The audit log is written again",
          entry("event", "audit_written"),
          entry("lost", lost.get()));
    }
  }

  /** A line whose first part went to a file that is no longer there is written from its start. */
  private static void backToLineStart(ByteBuffer chunk) {
    int at = chunk.position();
    while (at > 0 && chunk.get(at - 1) != '\n') {
      at--;
    }
    chunk.position(at);
  }

  private static long linesIn(ByteBuffer chunk) {
    long count = 0;
    while (chunk.hasRemaining()) {
      count += chunk.get() == '\n' ? 1 : 0;
    }
    return count;
  }

  private FileChannel opened() throws IOException {
    return FileChannel.open(path, Set.of(CREATE, APPEND, WRITE), FOR_ITS_OWNER_ONLY);
  }

  /** What tells the file from one that is put in its place; null where there is none. */
  private @Nullable Object key() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      complain("The audit log " + path + " cannot be closed", e);
    }
  }

  private static void complain(String sentence, @Nullable IOException why) {
    LOG.log(
        ERROR,
        why == null ? sentence : sentence + ": " + why.getMessage(),
        entry("event", "audit_failed"));
  }
}
