package lockmap.console;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import lockmap.console.connect.ConfigFolder;
import lockmap.console.connect.Keystores;
import lockmap.console.connect.Secrets;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Question;
import lockmap.console.ui.FileDialogs;
import lockmap.console.ui.QuestionDialog;

/**
 * What the console finds around it, so that tests can be another world to it.
 *
 * @param clock what time it is
 * @param io runs what waits for the network or a disk
 * @param files how the operator says which file to read or to write
 * @param asker who asks the operator before something is done
 * @param local where a server is that was just started on this machine
 * @param folder where the profiles and the settings are kept
 * @param keystore finds where tokens can be kept
 */
record Surroundings(
    InstantSource clock,
    Executor io,
    FileChoice files,
    Question.Asker asker,
    URI local,
    ConfigFolder folder,
    Secrets.Finder keystore) {

  /** Where a server listens that nobody has configured. */
  static final URI LOCAL = URI.create("http://localhost:3000");

  /** The machine that the console runs on. */
  static Surroundings real() {
    return new Surroundings(
        InstantSource.system(),
        Executors.newVirtualThreadPerTaskExecutor(),
        new FileDialogs(),
        QuestionDialog::agrees,
        LOCAL,
        ConfigFolder.ofThisUser(),
        Keystores::ofThisMachine);
  }
}
