package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import lockmap.api.TokenHash;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.ConsoleExtension;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import lockmap.console.SharedStore;
import lockmap.console.session.CannedServer;
import lockmap.console.session.Certificates;
import lockmap.console.session.Notice;
import lockmap.console.session.ProfileColour;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/** Names servers, tests them and connects to them as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class ConnectionsTest {

  @TempDir Path folder;

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
    console.go("Connections");
    Await.onScreen("it is known what there is", () -> shown("connections-local"));
  }

  @Test
  void aProfileIsMadeAndConnectedToAndTheKeysAreShown(LiveStore store) throws ConfigException {
    robot.clickOn("#connections-first");
    robot.write("Orders");
    type("profile-server", store.address().toString());
    robot.clickOn("#profile-colour-red");

    robot.clickOn("#profile-connect");

    Await.onScreen("the keys", () -> isAt("keys"));
    assertEquals("Orders", label("server-name"));
    Profile saved = new Profiles(console.folder()).all().getFirst();
    assertEquals("Orders", saved.name());
    assertEquals(ProfileColour.RED, saved.colour());
    console.go("Connections");
    assertEquals("Connected to Orders", label("link-headline"));
    assertEquals("Reconnect", console.node("profile-connect", Button.class).getText());

    robot.clickOn("#link-close");

    assertFalse(shown("link"));
    assertEquals("No connection", label("server-name"));
    assertEquals("Not connected", label("connection-state"));
  }

  @Test
  void onePressConnectsToThisMachine(LiveStore store) throws ConfigException {
    console.restart(store.address());
    console.go("Connections");
    Await.onScreen("it is known what there is", () -> shown("connections-local"));
    assertEquals(
        "Connect to " + store.address(), console.node("connections-local", Button.class).getText());

    robot.clickOn("#connections-local");

    Await.onScreen("the keys", () -> isAt("keys"));
    assertEquals("Local", label("server-name"));
    Profile made = new Profiles(console.folder()).all().getFirst();
    assertEquals(store.address(), made.server());
    assertEquals("Local", made.name());
  }

  @Test
  void theKeyboardIsEnough(LiveStore store) {
    robot.push(KeyCode.CONTROL, KeyCode.N);
    robot.write("K");
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write(store.address().toString());
    robot.push(KeyCode.CONTROL, KeyCode.T);
    Await.onScreen("the test", () -> label("trial-sentence").startsWith("LockMap "));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    Await.onScreen("saved", () -> told().contains("Saved “K”."));

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    Await.onScreen("the keys", () -> isAt("keys"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertEquals("No connection", label("server-name"));
    robot.push(KeyCode.ENTER);
    Await.onScreen("the keys again", () -> isAt("keys"));
  }

  @Test
  void aDoubleClickConnects(LiveStore store) throws ConfigException {
    have(Example.at(store.address()));
    robot.doubleClickOn(row("X"));
    Await.onScreen("the keys", () -> isAt("keys"));
  }

  @Test
  void whatIsWrongIsSaidBesideTheField() throws ConfigException {
    have(Example.local("1"));
    type("profile-name", "");
    type("profile-server", "ftp://localhost");
    type("profile-ca", "ca.pem");
    assertEquals("The profile needs a name.", label("profile-name-fault"));
    assertFalse(label("profile-server-fault").isEmpty());
    assertEquals(
        "The CA file must be given with its whole path, from the root on.",
        label("profile-ca-fault"));
    assertTrue(disabled("profile-connect") && disabled("profile-save") && disabled("profile-test"));
    robot.clickOn("#profile-revert");
    assertFalse(disabled("profile-connect") || shown("profile-name-fault"));
    assertTrue(disabled("profile-save"));
  }

  @Test
  void theTestSaysThatNobodyListensAndWhatToDo() throws ConfigException {
    have(Example.at(URI.create("http://localhost:1")));
    robot.clickOn("#profile-test");
    Await.onScreen("the reason", () -> label("trial-sentence").startsWith("Nothing listens"));
    assertFalse(label("trial-details").isEmpty());
  }

  @Test
  void theTestKnowsAWrongCaFromTheRightOne() throws Exception {
    Certificates certificates = new Certificates(folder);
    certificates.selfSigned("server", "-ext", "san=dns:localhost");
    certificates.selfSigned("other", "-ext", "san=dns:localhost");
    String refusal = CannedServer.problem(401, "no-token", "This token is not known.", "");
    try (CannedServer server =
        new CannedServer(refusal, certificates.server("server").getServerSocketFactory())) {
      have(Example.at(server.url("https", "localhost"), certificates.export("other")));
      robot.clickOn("#profile-test");
      Await.onScreen("the reason", () -> label("trial-sentence").contains("certificate"));

      console.files().willBe(certificates.export("server"));
      robot.clickOn("#profile-ca-choose");
      robot.clickOn("#profile-test");
      Await.onScreen(
          "it is let speak", () -> label("trial-sentence").equals("This token is not known."));
    }
  }

  @Test
  void aTokenThatIsNotKnownIsAskedForAgain() throws Exception {
    String refusal = CannedServer.problem(401, "no-token", "This token is not known.", "");
    try (CannedServer server = new CannedServer(refusal)) {
      have(Example.at(server.url("http", "localhost")));
      robot.clickOn("#profile-connect");
      Await.onScreen("the question", () -> shown("profile-token-request"));
      assertEquals("This token is not known.", label("profile-token-request"));
      assertTrue(isAt("connections"));
      server.nextHead();

      robot.write("s3cret");
      robot.clickOn("#profile-token-reveal");
      assertTrue(shown("profile-token-shown"));
      assertEquals("s3cret", text("profile-token-shown"));
      robot.clickOn("#profile-token-shown");
      robot.push(KeyCode.ENTER);

      Await.until("it is shown", () -> headOf(server).contains("Authorization: Bearer s3cret"));
      try (var files = Files.walk(console.folder().path())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertFalse(Files.readString(file).contains("s3cret"), file.toString());
        }
      }
    }
  }

  @Test
  void aTokenShowsTheKeysThatItIsFor() throws Exception {
    String tokens =
        """
        - {name: viewer, role: read, prefixes: [shop/], hash: "%s"}
        - {name: ops, role: admin, hash: "%s"}
        """
            .formatted(TokenHash.of("view"), TokenHash.of("ops"));
    Path file = Files.writeString(folder.resolve("tokens.yaml"), tokens);
    try (LiveStore store = LiveStore.with(Map.of("LOCKMAP_AUTH_TOKENS_FILE", file.toString()));
        StoreClient client = new StoreClient(ClientOptions.to(store.address()).withToken("ops"))) {
      client.put("shop/a", "1");
      client.put("other", "2");
      have(Example.at(store.address()));
      robot.clickOn("#profile-connect");
      Await.onScreen("the question", () -> shown("profile-token-request"));
      assertEquals(
          "A token is needed, in one header Authorization: Bearer TOKEN.",
          label("profile-token-request"));
      robot.write("view");
      robot.push(KeyCode.ENTER);
      Await.onScreen("the keys", () -> isAt("keys"));
      Await.onScreen("its key", () -> label("keys-count").equals("1 key"));
    }
  }

  @Test
  void aServerThatWasStoppedIsBackAfterItIsStarted() throws ConfigException {
    try (LiveStore store = LiveStore.plain()) {
      have(Example.at(store.address()));
      robot.clickOn("#profile-connect");
      Await.onScreen("the keys", () -> isAt("keys"));
      console.go("Connections");

      store.stop();

      Await.onScreen("lost", () -> label("link-headline").equals("No connection to X"));
      Await.onScreen("the next try", () -> label("link-detail").contains("Next try in "));
      assertTrue(shown("link-retry"));

      store.restart();
      robot.clickOn("#link-retry");

      Await.onScreen("back", () -> label("link-headline").equals("Connected to X"));
      Await.onScreen(
          "it is told",
          () -> told().stream().anyMatch(text -> text.startsWith("X is back after ")));
      assertTrue(isAt("connections"));
    }
  }

  @Test
  void aReadOnlyProfileLetsNothingBeChanged(LiveStore store) throws ConfigException {
    have(Example.at(store.address()));
    robot.clickOn("#profile-read-only");
    robot.clickOn("#profile-connect");
    Await.onScreen("the keys", () -> isAt("keys"));
    assertFalse(Await.onFx(() -> console.desk().session().writableProperty().get()));
    assertEquals("Connected to X, read-only", label("connection-state"));
  }

  @Test
  void aProfileIsDeleted() throws ConfigException {
    have(Example.local("1"), Example.production("2"));
    robot.clickOn(row("Production"));
    robot.push(KeyCode.DELETE);
    robot.clickOn("#question-act");
    Await.onScreen("one is left", () -> list().getItems().size() == 1);
    assertEquals(List.of(Example.local("1")), new Profiles(console.folder()).all());
  }

  @Test
  void anotherWindowsChangeIsShownAndSettled() throws ConfigException {
    have(Example.local("1"));
    type("profile-name", "Mine");
    new Profiles(console.folder()).replace(Example.local("1"), Example.production("1"));
    robot.clickOn("#profile-save");
    Await.onScreen("the conflict", () -> shown("connections-conflict"));
    assertTrue(
        label("connections-conflict-sentence")
            .startsWith("Another window has changed “Local” meanwhile: the name is “Production”"),
        label("connections-conflict-sentence"));

    robot.clickOn("#conflict-theirs");

    assertFalse(shown("connections-conflict"));
    assertEquals("Production", text("profile-name"));
    assertEquals(List.of(Example.production("1")), new Profiles(console.folder()).all());
  }

  @Test
  void aBrokenFileIsNamedAndSetAside() throws IOException {
    Path file = console.folder().path().resolve("profiles.json");
    Files.writeString(file, "[]");
    console.go("Connections");
    Await.onScreen("the reason", () -> shown("connections-unread"));
    assertTrue(label("connections-unread-sentence").contains(file.toString()));

    robot.clickOn("#connections-set-aside");

    Await.onScreen("no reason", () -> !shown("connections-unread"));
    assertEquals("[]", Files.readString(file.resolveSibling("profiles.json.aside-1")));
  }

  @Test
  void theNextRunIsAsThisOneWasLeft(LiveStore store) throws ConfigException {
    have(Example.local("1"), Example.at(store.address()));
    robot.clickOn(row("X"));
    robot.clickOn("#profile-connect");
    Await.onScreen("the keys", () -> isAt("keys"));
    robot.clickOn("#appearance-dark");

    console.restart();

    Await.onScreen("the last profile", () -> text("profile-name").equals("X"));
    assertTrue(console.node("appearance-dark", ToggleButton.class).isSelected());
    assertEquals("No connection", label("server-name"));
  }

  @Test
  void theWindowHasItsSizeAgain() {
    robot.interact(() -> {
      Window window = list().getScene().getWindow();
      window.setWidth(window.getWidth() - 100);
      window.setHeight(window.getHeight() - 50);
    });
    double width = list().getScene().getWidth();
    double height = list().getScene().getHeight();
    Await.until("it is written", () -> settings().window().width() == width);

    console.restart();

    assertEquals(width, list().getScene().getWidth());
    assertEquals(height, list().getScene().getHeight());
  }

  @Test
  void aSizeFromJustBeforeTheEndIsKept() throws ConfigException {
    robot.interact(() -> {
      Scene scene = list().getScene();
      scene.widthProperty().addListener(_ -> console.close()); // at once, so that no tick sees it
      scene.getWindow().setWidth(scene.getWindow().getWidth() - 100);
    });
    Await.until("it is written", () -> settings().window().width() == 900);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTokenInTheKeystoreIsNotAskedForAgain() throws Exception {
    Secrets keystore =
        SecretService.answering(PlayedCommand.in(folder, PlayedCommand.SECRET_TOOL)).orElseThrow();
    String refusal = CannedServer.problem(401, "no-token", "This token is not known.", "");
    try (CannedServer server = new CannedServer(refusal)) {
      have(Example.at(server.url("http", "localhost")));
      robot.clickOn("#profile-wants-token");
      assertTrue(console.node("profile-keeps-token", CheckBox.class).isDisabled());
      assertTrue(shown("profile-no-keystore"));
      robot.clickOn("#profile-revert");
      console.restart(keystore);
      Await.onScreen("the profile", () -> text("profile-name").equals("X"));
      robot.clickOn("#profile-wants-token");
      assertFalse(shown("profile-no-keystore"));
      robot.clickOn("#profile-keeps-token");
      assertEquals(
          "Keep the token in the Secret Service",
          console.node("profile-keeps-token", CheckBox.class).getText());
      type("profile-token", "s3cret");
      robot.clickOn("#profile-save");
      Await.until("kept", () -> Files.exists(folder.resolve("kept-x")));

      console.restart(keystore);

      Await.onScreen("the profile", () -> text("profile-name").equals("X"));
      assertEquals("", text("profile-token"));
      robot.clickOn("#profile-connect");
      Await.until("it is shown", () -> headOf(server).contains("Authorization: Bearer s3cret"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store) throws Exception {
    Await.onFx(appearance::apply);
    picture("empty", appearance);
    have(
        Example.at(store.address()),
        Example.production("2"),
        Example.local("3"),
        new Profile(
            "4",
            "注文データベース 🍊 " + "with a long name".repeat(2),
            URI.create("https://a-rather-long-name.of-a-server.example.com:3443/kv/store"),
            true,
            false,
            false,
            ProfileColour.PURPLE,
            null));
    robot.clickOn("#profile-test");
    Await.onScreen("the test", () -> label("trial-sentence").startsWith("LockMap "));
    picture("tested", appearance);
    robot.clickOn("#profile-connect");
    Await.onScreen("the keys", () -> isAt("keys"));
    console.go("Connections");
    robot.clickOn(row("Production"));
    type("profile-name", "");
    picture("connected", appearance);
    robot.clickOn("#profile-revert");
    Await.onScreen(
        "production", () -> console.node("profile-wants-token", CheckBox.class).isSelected());
    robot.clickOn("#profile-connect");
    Await.onScreen("the token", () -> shown("profile-token-request"));
    picture("token", appearance);
    robot.clickOn("#profile-token");
    type("profile-name", "");
    type("profile-server", "http//db.example");
    type("profile-token", "with space");
    type("profile-ca", "ca.pem");
    picture("wrong", appearance);
    robot.clickOn("#profile-revert");
    type("profile-server", "http://db.example:3000");
    picture("plain", appearance);
    robot.clickOn("#profile-revert");
    robot.clickOn(row("Local"));
    type("profile-server", "http://localhost:1");
    robot.clickOn("#profile-connect");
    Await.onScreen("lost", () -> label("link-headline").equals("No connection to Local"));
    type("profile-name", "Mine");
    new Profiles(console.folder())
        .replace(new Profiles(console.folder()).all().get(2), Example.local("3"));
    robot.clickOn("#profile-save");
    Await.onScreen("the conflict", () -> shown("connections-conflict"));
    picture("lost", appearance);
    robot.clickOn("#conflict-theirs");
    Files.writeString(console.folder().path().resolve("profiles.json"), "[]");
    console.go("Connections");
    Await.onScreen("the reason", () -> shown("connections-unread"));
    picture("unread", appearance);
  }

  private void picture(String state, Appearance appearance) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(), cut());
    String name = ("connections-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  /** What buttons of the screen say that have no room to say it. */
  private List<String> cut() {
    return robot.lookup("#connections .button").queryAllAs(Button.class).stream()
        .filter(ConnectionsTest::shown)
        .filter(button -> !button.getText().isEmpty())
        .filter(button -> !button.getText().equals(drawn(button)))
        .map(Button::getText)
        .toList();
  }

  private static String drawn(Button button) {
    return button.lookup(".text") instanceof Text text ? text.getText() : "";
  }

  /** Puts profiles into the folder, as another window would, and lets the screen look again. */
  private void have(Profile... profiles) throws ConfigException {
    for (Profile profile : profiles) {
      assertNotNull(new Profiles(console.folder()).add(profile));
    }
    console.go("Connections");
    Await.onScreen("the profiles", () -> list().getItems().size() == profiles.length);
    Await.onScreen("the first", () -> text("profile-name").equals(profiles[0].name()));
  }

  /** The name of a profile in the list, and not in the form. */
  private Node row(String name) {
    Await.onScreen("the row of " + name, () -> rows(name).tryQuery().isPresent());
    return rows(name).query();
  }

  private NodeQuery rows(String name) {
    return robot.from(list()).lookup((Label label) -> label.getText().equals(name));
  }

  private Settings settings() {
    try {
      return new SettingsFile(console.folder()).read();
    } catch (ConfigException e) {
      throw new AssertionError(e);
    }
  }

  private static String headOf(CannedServer server) {
    try {
      return server.nextHead();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void type(String id, String text) {
    robot.interact(() -> console.node(id, TextInputControl.class).setText(text));
  }

  private String text(String id) {
    return console.node(id, TextInputControl.class).getText();
  }

  private String label(String id) {
    return console.node(id, Label.class).getText();
  }

  private boolean disabled(String id) {
    return console.node(id, Button.class).isDisabled();
  }

  private boolean isAt(String screen) {
    return console.node("go-" + screen, ToggleButton.class).isSelected();
  }

  private List<String> told() {
    return console.desk().notices().list().stream().map(Notice::text).toList();
  }

  private ListView<?> list() {
    return console.node("profiles", ListView.class);
  }

  /** Whether the operator sees it: it and all that it is within. */
  private boolean shown(String id) {
    return shown(console.node(id, Node.class));
  }

  private static boolean shown(Node innermost) {
    for (Node node = innermost; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
