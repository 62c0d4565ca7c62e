package lockmap.console.session;

import java.nio.file.Path;
import java.util.Optional;

/** How the operator says which file to read or to write. */
public interface FileChoice {

  /**
   * A file to read.
   *
   * @param title what for
   * @param kind what files to offer
   * @return the file; nothing where the operator has thought better of it
   */
  Optional<Path> toOpen(String title, Kind kind);

  /**
   * A file to write; that it is overwritten, if it exists, has been agreed to.
   *
   * @param title what for
   * @param name what to propose
   * @param kind what files to offer
   * @return the file; nothing where the operator has thought better of it
   */
  Optional<Path> toSave(String title, String name, Kind kind);

  /** A kind of file. */
  enum Kind {
    NDJSON("Entries as lines of JSON", "*.ndjson"),
    JSON("JSON", "*.json"),
    CSV("Comma-separated values", "*.csv"),
    PNG("Picture", "*.png"),
    PEM("Certificates", "*.pem"),
    ANY("Any file", "*");

    private final String description;
    private final String pattern;

    Kind(String description, String pattern) {
      this.description = description;
      this.pattern = pattern;
    }

    /** What such files are, for the operator. */
    public String description() {
      return description;
    }

    /** How their names look. */
    public String pattern() {
      return pattern;
    }
  }
}
