package lockmap.server.command;

/**
 * The exit codes of the commands, as a script is to tell them apart. From 65 on they are those of
 * {@code sysexits.h} where that has one that fits.
 */
final class Exit {

  /** What was asked for is done. */
  static final int DONE = 0;

  /** The answer is no: no such key, a condition that does not hold, nothing swapped. */
  static final int NO = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The request may have been carried out, or not. */
  static final int UNKNOWN = 3;

  /** EX_DATAERR: what was sent is wrong. */
  static final int BAD_DATA = 65;

  /** EX_UNAVAILABLE: there was no answer, and nothing was done. */
  static final int UNAVAILABLE = 69;

  /** EX_SOFTWARE: the server failed, or the command itself. */
  static final int SOFTWARE = 70;

  /** EX_IOERR: a file or a stream cannot be read or written. */
  static final int IO_ERROR = 74;

  /** EX_TEMPFAIL: not now. */
  static final int NOT_NOW = 75;

  /** EX_PROTOCOL: what answers is no LockMap. */
  static final int PROTOCOL = 76;

  /** EX_NOPERM: the server does not let this client do that. */
  static final int NOT_ALLOWED = 77;

  /** EX_CONFIG: what {@code serve} ends with where a setting is wrong. */
  static final int BAD_SETTING = 78;

  /** What a shell shows of a process that Ctrl-C has ended; the JVM exits with it by itself. */
  static final int INTERRUPTED = 130;

  /** What a shell shows of a process that SIGPIPE has ended. */
  static final int NO_READER = 141;

  private Exit() {}
}
