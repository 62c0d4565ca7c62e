package lockmap.console.connect;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import lockmap.console.session.Trouble;

/**
 * Something that is kept in one JSON file of the user's.
 *
 * <p>A change is made to what the file holds at that moment, under a lock that other consoles heed
 * too, so that nobody loses what another has changed. The file is replaced as a whole or not at
 * all, whatever happens meanwhile. One that cannot be read is never written over: each change fails
 * until it reads again, or the user {@linkplain #setAside sets it aside}. Members that this console
 * does not know stay as they are; a file of a later format is refused.
 *
 * <p>All methods block for the disk, perhaps for another console, and are safe for any thread. An
 * interrupt ends the waiting.
 *
 * @param <T> what is kept, immutable
 */
final class ConfigFile<T> {

  private static final String FORMAT = "format";
  private static final int KNOWN_FORMAT = 1;

  /** The lock of a file is the whole process's, and refuses to be taken twice within it. */
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  /** How something stands in a file. */
  interface Form<T> {

    /**
     * Takes it from a file; an empty one is what there is at first.
     *
     * @throws Tree.Unfit where the file holds something else
     */
    T from(Tree tree);

    /** Puts it into a file, and leaves all else that is there. */
    void into(Tree tree, T value);
  }

  private final ConfigFolder folder;
  private final Path file;
  private final Form<T> form;
  private final ReentrantLock one;

  ConfigFile(ConfigFolder folder, String name, Form<T> form) {
    this.folder = folder;
    this.file = folder.path().resolve(name);
    this.form = form;
    this.one = LOCKS.computeIfAbsent(file.toAbsolutePath(), _ -> new ReentrantLock());
  }

  /** What is kept now. */
  T read() throws ConfigException {
    try {
      return form.from(tree());
    } catch (IOException e) {
      throw failed("read", e);
    } catch (Tree.Unfit e) {
      throw unfit(e);
    }
  }

  /**
   * Changes what is kept.
   *
   * @param change is given what is kept at that moment, and may be called by any thread
   * @return what is kept from now on
   */
  T update(UnaryOperator<T> change) throws ConfigException {
    try {
      folder.create();
      try (Held _ = lock()) {
        Tree tree = tree();
        T changed = change.apply(form.from(tree));
        form.into(tree, changed);
        tree.put(FORMAT, KNOWN_FORMAT);
        replace(tree.write());
        return changed;
      }
    } catch (IOException e) {
      throw failed("written", e);
    } catch (Tree.Unfit e) {
      throw unfit(e);
    }
  }

  /**
   * Gives a file that cannot be read another name, so that there is none.
   *
   * @return where it is now
   */
  Path setAside() throws ConfigException {
    try (Held _ = lock()) {
      for (int number = 1; ; number++) {
        Path aside = file.resolveSibling(file.getFileName() + ".aside-" + number);
        if (!Files.exists(aside)) {
          return Files.move(file, aside);
        }
      }
    } catch (IOException e) {
      throw failed("set aside", e);
    }
  }

  /** Both locks, until it is closed. */
  private interface Held extends Closeable {}

  /**
   * Waits for the lock within this console and for the one among consoles. Whoever does not want to
   * wait for ever interrupts it.
   */
  private Held lock() throws IOException {
    try {
      one.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
    try {
      FileChannel channel = lockedChannel();
      return () -> {
        try {
          channel.close();
        } finally {
          one.unlock(); // afterwards, as no two channels of a process may lock the file
        }
      };
    } catch (IOException | RuntimeException e) {
      one.unlock();
      throw e;
    }
  }

  /** The lock has a file of its own, since the other one is replaced. It ends with the channel. */
  private FileChannel lockedChannel() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Tree tree() throws IOException {
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Tree.empty();
    }
    Tree tree = Tree.read(json);
    if (tree.number(FORMAT, KNOWN_FORMAT) > KNOWN_FORMAT) {
      throw new Tree.Unfit("it was written by a newer console");
    }
    return tree;
  }

  private void replace(byte[] json) throws IOException {
    // Where the user keeps the file elsewhere and links to it, the link stays.
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folderOfPlace = place.resolveSibling(".");
    Path fresh = Files.createTempFile(folderOfPlace, file.getFileName().toString(), ".new");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(json);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    force(folderOfPlace);
  }

  /** Makes the move itself last, where the system lets one open a folder. */
  private static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private ConfigException failed(String what, IOException e) {
    Trouble trouble = Trouble.of(e);
    return new ConfigException(
        new Trouble(
            "The file " + file + " could not be " + what + ". " + trouble.sentence(),
            "Nothing of it was changed. " + trouble.advice().strip()),
        false,
        e);
  }

  private ConfigException unfit(Tree.Unfit e) {
    return new ConfigException(
        new Trouble(
            "The file " + file + " is not as the console writes it: " + e.getMessage() + ".",
            "It stays as it is, and nothing is saved, until you correct it or set it aside."),
        true,
        e);
  }
}
