package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import lockmap.client.StoreClient;
import lockmap.console.connect.ConfigException;
import lockmap.console.connect.Profile;
import lockmap.console.connect.Profiles;
import lockmap.console.session.ProfileColour;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/**
 * Draws every screen, light and dark, into {@code target/screens} for people to look at, while a
 * shop uses the store.
 */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class ScreensTest {

  private static final int VISITS = 1_500;

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void everyScreenCanBeLookedAt(
      Appearance appearance, OpenConsole console, FxRobot operator, LiveStore store)
      throws IOException, ConfigException {
    Profiles profiles = new Profiles(console.folder());
    profiles.add(profile("1", "Orders, staging", store.address(), false, ProfileColour.GREEN));
    URI production = URI.create("https://orders.example.org:3443");
    profiles.add(profile("2", "Orders, production", production, true, ProfileColour.RED));
    console.restart();
    Await.onFx(appearance::apply);
    try (StoreClient client = store.somebody()) {
      Shop shop = new Shop(client);
      shop.open();
      operator.clickOn("#profile-connect");
      Await.onScreen("connected", () -> console.desk().session().pulseProperty().get() != null);
      console.go("Watch");
      operator.clickOn("#watch-start");
      CompletableFuture<Void> trade = CompletableFuture.runAsync(() -> shop.trade(VISITS));
      Await.until("the shop has been used", trade::isDone);
      trade.join();
    }
    console.open("config/checkout/providers");
    Await.onScreen(
        "the value", () -> !console.node("value-facts", Label.class).getText().isEmpty());
    for (String screen :
        new String[] {"Connections", "Keys", "Watch", "Status", "Batch", "Requests"}) {
      console.go(screen);
      String name = (screen + "-" + appearance).toLowerCase(Locale.ROOT);
      assertTrue(Files.size(console.picture(name)) > 1000, screen);
    }
  }

  private static Profile profile(
      String id, String name, URI server, boolean readOnly, ProfileColour colour) {
    return new Profile(id, name, server, false, false, readOnly, colour, null);
  }
}
