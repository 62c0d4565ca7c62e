package lockmap.server.bench;

/**
 * How long everything is measured.
 *
 * @param isShort whether it is for every day, and leaves out what takes long
 * @param rounds how often each subject has its turn
 * @param seconds how long a turn is
 * @param warmUp how many seconds a JVM is warmed up with each kind of request
 */
record Scale(boolean isShort, int rounds, int seconds, int warmUp) {

  static final Scale FULL = new Scale(false, 5, 5, 10);
  static final Scale SHORT = new Scale(true, 3, 2, 3);

  @Override
  public String toString() {
    return (isShort ? "short: " : "") + rounds + " rounds of " + seconds + " s";
  }
}
