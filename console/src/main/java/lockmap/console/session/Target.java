package lockmap.console.session;

import lockmap.client.ClientOptions;

/**
 * A server to connect to, under the name that the operator knows it by.
 *
 * @param profile the id of the profile it comes from, by which things are remembered for it
 * @param name what the operator calls it
 * @param options where it is and how to speak to it; read-only ones let nothing be changed
 * @param colour what marks the window while it is connected
 */
public record Target(String profile, String name, ClientOptions options, ProfileColour colour) {

  /** Whether nothing may be changed there. */
  public boolean readOnly() {
    return options.readOnly();
  }

  /** Where it is, as the operator would write it. */
  public String address() {
    return options.server().toString();
  }
}
