package lockmap.console.watch;

/** What a watch is at. */
enum Phase {
  STOPPED("Not watching"),
  CONNECTING("Connecting…"),
  READING("Reading what the keys hold…"),
  LIVE("Live"),
  CUT("No connection, trying again…"),
  CATCHING_UP("Connected again, catching up…");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** It for the operator. */
  String words() {
    return words;
  }
}
