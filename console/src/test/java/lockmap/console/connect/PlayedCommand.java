package lockmap.console.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Scripts that play the commands of desktops, and note their arguments in a file of that name. */
final class PlayedCommand {

  /** Keeps what it reads in a file named after its last argument, as secret-tool does in a ring. */
  static final String SECRET_TOOL =
      """
      verb="$1"
      for last in "$@"; do :; done
      case "$verb" in
        store) cat > "kept-$last" ;;
        lookup) [ -f "kept-$last" ] && cat "kept-$last" || exit 1 ;;
        clear) rm "kept-$last" 2> /dev/null || exit 1 ;;
      esac
      """;

  /** Reads a command from standard input where it is called with -i, and has an exit code then. */
  static final String SECURITY =
      """
      case "$1" in
        default-keychain) echo '"/Users/me/login.keychain-db"' ;;
        -i) read -r line
            printf '%s\\n' "$line" | sed 's/.*-w "\\(.*\\)"$/\\1/' > kept
            printf '%s\\n' "$line" | sed 's/ -w .*//' >> arguments ;;
        find-generic-password) [ -f kept ] && cat kept || exit 44 ;;
        delete-generic-password) rm kept 2> /dev/null || exit 44 ;;
      esac
      """;

  private PlayedCommand() {}

  /** The path of a command that runs in a folder. */
  static String in(Path folder, String body) throws IOException {
    Path script = Files.createTempFile(folder, "command", "");
    Files.writeString(
        script,
        "#!/bin/sh\ncd '" + folder + "'\nprintf '%s\\n' \"$*\" >> arguments\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }
}
