package lockmap.console.connect;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The settings that are kept in the user's folder. All methods block for the disk; any thread may
 * call them.
 */
public final class SettingsFile {

  private final ConfigFile<Settings> file;

  /** The settings in a folder. */
  public SettingsFile(ConfigFolder folder) {
    this.file = new ConfigFile<>(folder, "settings.json", new SettingsForm());
  }

  /** What is kept now; {@link Settings#FIRST} at first. */
  public Settings read() throws ConfigException {
    return file.read();
  }

  /**
   * Changes what is kept.
   *
   * @param change is given what is kept at that moment, which another console may have changed
   * @return what is kept from now on
   */
  public Settings update(UnaryOperator<Settings> change) throws ConfigException {
    return file.update(change);
  }

  /** Gives the file another name, where it cannot be read and the user wants to begin anew. */
  public Path setAside() throws ConfigException {
    return file.setAside();
  }
}
