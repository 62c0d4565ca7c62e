package lockmap.console;

import java.util.ArrayList;
import java.util.List;
import lockmap.console.log.RequestLog;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.session.Jobs;
import lockmap.console.session.Notice;
import lockmap.console.session.Notices;
import lockmap.console.session.Question;
import lockmap.console.session.Session;

/**
 * A desk for tests of models: everything happens at once where it is asked for, time passes when it
 * is told to, and the operator says yes until a test says otherwise.
 */
public final class DeskFixture implements AutoCloseable {

  private final ManualClock clock = new ManualClock();
  private final List<Question> asked = new ArrayList<>();
  private final Desk desk;
  private final RequestLog log = new RequestLog();
  private boolean agreeing = true;

  /** A desk without a connection. */
  public DeskFixture() {
    Notices notices = new Notices(clock);
    Session session = new Session(Background.NONE, clock, notices, log);
    desk = new Desk(session, Background.NONE, clock, notices, new Jobs(), this::answer);
  }

  /** A desk that is connected to a server. */
  public DeskFixture(LiveStore store) {
    this();
    desk.session().open(store.target());
  }

  /** What models work with. */
  public Desk desk() {
    return desk;
  }

  /** Where the desk's requests are told of. */
  public RequestLog log() {
    return log;
  }

  /** The clock of the desk. */
  public ManualClock clock() {
    return clock;
  }

  /** What the operator was asked, the latest last. */
  public List<Question> asked() {
    return List.copyOf(asked);
  }

  /** Lets the operator say no from now on. */
  public void refuse() {
    agreeing = false;
  }

  /** What the operator was told, the latest last. */
  public List<String> told() {
    return desk.notices().list().stream().map(Notice::text).toList();
  }

  private boolean answer(Question question) {
    asked.add(question);
    return agreeing;
  }

  @Override
  public void close() {
    desk.session().close();
  }
}
