package lockmap.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import lockmap.console.Await;
import org.junit.jupiter.api.Test;

/** Whoever listens hears of what is told, also once the garbage has been collected. */
class ListsTest {

  @Test
  void whoListensToNoticesGoesOnHearing() {
    Notices notices = new Notices(InstantSource.system());
    List<String> heard = new ArrayList<>();
    notices.list().addListener((ListChangeListener<Notice>) _ -> heard.add("notice"));
    collectGarbage();

    notices.say(Notice.Kind.INFO, "something");

    assertEquals(List.of("notice"), heard);
  }

  @Test
  void whoListensToJobsGoesOnHearing() {
    Jobs jobs = new Jobs();
    List<String> heard = new ArrayList<>();
    jobs.running().addListener((ListChangeListener<Job>) _ -> heard.add("job"));
    collectGarbage();

    jobs.begin("work", 0, "things", () -> {});

    assertEquals(List.of("job"), heard);
  }

  private static void collectGarbage() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    Await.until(
        "that garbage is collected",
        () -> {
          System.gc();
          return garbage.get() == null;
        });
  }
}
