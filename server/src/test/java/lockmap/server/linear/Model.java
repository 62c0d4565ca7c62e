package lockmap.server.linear;

import org.jspecify.annotations.Nullable;

/**
 * What calls would be answered if they came one after another.
 *
 * @param <S> all that a call's answer may depend on; states that are equal are the same
 */
public interface Model<S> {

  /** The state before the first call. */
  S initial();

  /**
   * The state after a call, or null where a call in this state cannot have been answered like that.
   */
  @Nullable S after(S state, Call call);
}
