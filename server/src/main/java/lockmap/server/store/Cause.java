package lockmap.server.store;

/** Why a key changed. */
public enum Cause {
  /** A client wrote it. */
  PUT,
  /** A client removed it. */
  DELETE,
  /** A client swapped its value for another. */
  CAS,
  /** Its deadline passed. */
  EXPIRED
}
