package lockmap.server.log;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that the log is set up. It would complain on stderr if nobody told it so, and its
 * own provider would set the log up again, by a {@code logging.properties} of whatever folder the
 * process was started in.
 */
public final class HelidonLog implements LoggingProvider {

  /** Made by Helidon, by its name. */
  public HelidonLog() {}

  @Override
  public void initialization() {}

  @Override
  public void runTime() {}
}
