package lockmap.console.session;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where what takes time is done, and where its result is delivered.
 *
 * @param io runs what waits for the network or a disk: virtual threads in the console
 * @param fx runs what touches models: the JavaFX application thread in the console
 */
public record Background(Executor io, Executor fx) {

  /** Does everything at once where it is asked for, as tests of models like it. */
  public static final Background NONE = new Background(Runnable::run, Runnable::run);

  /**
   * Does some work elsewhere and delivers its result here.
   *
   * @param work what to do; interrupted when the call is cancelled
   * @param done takes the result, unless the call was cancelled meanwhile
   * @param failed takes what the work has thrown, unless the call was cancelled meanwhile
   * @return the call, to cancel it by
   */
  public <T> Call run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Call call = new Call();
    io.execute(() ->
        call.run(() -> {
          Runnable outcome = outcome(work, done, failed);
          fx.execute(() -> call.deliver(outcome));
        }));
    return call;
  }

  private static <T> Runnable outcome(
      Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      return () -> failed.accept(e);
    }
    return () -> done.accept(result);
  }
}
