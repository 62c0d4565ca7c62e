package lockmap.console.session;

import java.time.InstantSource;

/**
 * What every screen's model works with.
 *
 * @param session the connection
 * @param background where what takes time is done
 * @param clock what time it is
 * @param notices where the operator is told something
 * @param jobs where long work is shown
 * @param asker who asks the operator before something is done
 */
public record Desk(
    Session session,
    Background background,
    InstantSource clock,
    Notices notices,
    Jobs jobs,
    Question.Asker asker) {}
