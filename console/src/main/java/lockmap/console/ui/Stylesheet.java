package lockmap.console.ui;

import java.net.URL;
import java.util.Objects;

/** Style sheets that lie beside the classes that they are for. */
public final class Stylesheet {

  private Stylesheet() {}

  /**
   * The address of a sheet, as a node takes it.
   *
   * @param beside a class in whose package's folder the sheet lies
   * @param name the file's name
   */
  public static String of(Class<?> beside, String name) {
    URL sheet = beside.getResource(name);
    return Objects.requireNonNull(sheet, name).toExternalForm();
  }
}
