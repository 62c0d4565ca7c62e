package lockmap.console.connect;

import java.nio.file.Path;

/** A second console, which adds profiles while the first does. */
public final class AddTwenty {

  private AddTwenty() {}

  /**
   * Adds twenty profiles.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws ConfigException {
    Profiles profiles = new Profiles(new ConfigFolder(Path.of(args[0])));
    for (int i = 0; i < 20; i++) {
      profiles.add(Example.local("process " + i));
    }
  }
}
