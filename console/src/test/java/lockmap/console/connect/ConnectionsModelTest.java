package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lockmap.client.BearerToken;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.session.Background;
import lockmap.console.session.CannedServer;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Desk;
import lockmap.console.session.ProfileColour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStore.class)
@Timeout(60)
class ConnectionsModelTest {

  private static final URI LOCAL = URI.create("http://localhost:3000");
  private static final String REFUSED =
      CannedServer.problem(401, "no-token", "This token is not known.", "");

  @TempDir Path parent;

  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger shown = new AtomicInteger();
  private final Kept kept = new Kept();
  private ConfigFolder folder;
  private Profiles profiles;
  private Remembering remembering;

  @BeforeEach
  void begin() {
    folder = new ConfigFolder(parent.resolve("config"));
    profiles = new Profiles(folder);
    remembering = new Remembering(fixture.desk(), folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void atFirstThereIsNothingAndNothingIsWritten() {
    ConnectionsModel model = model();
    assertEquals(List.of(), model.list());
    assertTrue(model.readyProperty().get());
    assertNull(model.chosenProperty().get());
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void aNewProfileIsSavedAndConnectedTo(LiveStore store) throws Exception {
    ConnectionsModel model = model();
    model.create();
    Entry entry = chosen(model);
    entry.nameProperty().set("Mine");
    entry.serverProperty().set(store.address().toString());
    entry.colourProperty().set(ProfileColour.PINK);

    model.connect();

    assertEquals(Link.Stage.OPEN, entry.stageProperty().get());
    assertEquals("Connected to Mine", model.link().headlineProperty().get());
    assertTrue(model.link().detailProperty().get().contains("0 keys"), "the figures");
    assertEquals(1, answered.get());
    assertEquals(List.of("Mine"), profiles.all().stream().map(Profile::name).toList());
    assertEquals(ProfileColour.PINK, profiles.all().getFirst().colour());
    assertFalse(entry.unsavedProperty().get());
    assertEquals(entry.id(), remembering.settings().lastProfile());

    model.disconnect();

    assertEquals(Link.Stage.NONE, entry.stageProperty().get());
    assertInstanceOf(ConnectionState.Closed.class, fixture.desk().session().stateProperty().get());
  }

  @Test
  void theLastProfileIsChosenAtTheNextStartAndNothingIsConnected() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.local("2"));
    remembering.update(settings -> settings.withLastProfile("2"));

    ConnectionsModel model = model();

    assertEquals("2", chosen(model).id());
    assertNull(fixture.desk().session().targetProperty().get());
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsSaved() throws Exception {
    ConnectionsModel model = model();
    model.create();
    Entry entry = chosen(model);
    entry.nameProperty().set(" ");
    entry.serverProperty().set("localhost");
    entry.caFileProperty().set("ca.pem");
    assertEquals(List.of(Draft.Field.values()), List.copyOf(entry.errorsProperty().get().keySet()));

    model.save();
    model.connect();
    model.test();

    assertEquals(List.of(), profiles.all());
    assertNull(entry.trialProperty().get());
    assertNull(fixture.desk().session().targetProperty().get());
  }

  @Test
  void aTokenThatCannotBeOneIsNotUsed() throws Exception {
    ConnectionsModel model = model();
    model.create();
    chosen(model).tokenProperty().set("with space");
    assertFalse(chosen(model).isRight());
    model.save();
    assertEquals(List.of(), profiles.all());
  }

  @Test
  void whatIsRevertedCanBeConnectedTo() throws Exception {
    profiles.add(wanting(URI.create("http://localhost:1"), false));
    ConnectionsModel model = model();
    chosen(model).nameProperty().set("");
    chosen(model).tokenProperty().set("with space");
    model.revert();
    assertTrue(chosen(model).isRight());
    chosen(model).tokenProperty().set("s3cret");
    model.revert();
    assertEquals("s3cret", chosen(model).tokenProperty().get());
  }

  @Test
  void whatIsTypedIsNotLostWhileAnotherIsLookedAt() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.production("2"));
    ConnectionsModel model = model();
    Entry first = chosen(model);
    first.nameProperty().set("Changed");
    model.chosenProperty().set(model.list().getLast());
    model.load();
    assertEquals("Changed", model.list().getFirst().nameProperty().get());
    assertTrue(first.editedProperty().get());

    fixture.refuse();
    assertFalse(model.mayBeDropped());
    assertEquals("Drop the changes of a profile?", fixture.asked().getLast().title());

    model.chosenProperty().set(first);
    model.revert();
    assertEquals("Local", first.nameProperty().get());
    assertTrue(model.mayBeDropped());
    assertEquals(1, fixture.asked().size());
  }

  @Test
  void aNewProfileThatWasNotTouchedIsDroppedWithoutAQuestion() {
    ConnectionsModel model = model();
    model.create();
    assertTrue(model.mayBeDropped());
    model.revert();
    assertEquals(List.of(), model.list());
    assertEquals(List.of(), fixture.asked());
  }

  @Test
  void aCopyHasAnIdOfItsOwn() throws Exception {
    profiles.add(Example.production("1"));
    ConnectionsModel model = model();
    model.duplicate();
    model.save();
    List<Profile> all = profiles.all();
    assertEquals("Production copy", all.getLast().name());
    assertEquals(all.getFirst().server(), all.getLast().server());
    assertFalse(all.getFirst().id().equals(all.getLast().id()));
  }

  @Test
  void deletingAsksAndForgetsAll(LiveStore store) throws Exception {
    profiles.add(Example.at(store.address()));
    kept.tokens.put("x", "t");
    remembering.update(settings -> settings.with("x", Remembered.NOTHING.opened("k")));
    ConnectionsModel model = model();
    model.connect();
    fixture.refuse();
    model.delete();
    assertEquals(1, profiles.all().size());
    assertEquals("Delete the profile", fixture.asked().getLast().verb());
    assertTrue(fixture.asked().getLast().text().startsWith("The console disconnects from it."));
  }

  @Test
  void whatIsDeletedIsGoneWithItsTokenAndItsKeys() throws Exception {
    profiles.add(Example.production("p"));
    kept.tokens.put("p", "t");
    remembering.update(settings -> settings.with("p", Remembered.NOTHING.opened("k")));
    ConnectionsModel model = model();
    model.delete();
    assertEquals(List.of(), profiles.all());
    assertEquals(List.of(), model.list());
    assertNull(model.chosenProperty().get());
    assertEquals(Map.of(), kept.tokens);
    assertEquals(Map.of(), remembering.settings().remembered());
  }

  @Test
  void anotherWindowsChangeIsNotOverwrittenInSilence() throws Exception {
    profiles.add(Example.local("1"));
    ConnectionsModel model = model();
    Entry entry = chosen(model);
    entry.readOnlyProperty().set(true);
    Profile theirs =
        new Draft("Theirs", "http://a:1", false, false, false, ProfileColour.RED, "")
            .toProfile("1");
    profiles.replace(Example.local("1"), theirs);

    model.save();

    Conflict conflict = Objects.requireNonNull(entry.conflictProperty().get());
    assertEquals(
        "Another window has changed “Local” meanwhile: the name is “Theirs”, the address is"
            + " http://a:1, it has another colour.",
        conflict.sentence("Local"));
    assertEquals(List.of(theirs), profiles.all());
    assertTrue(entry.readOnlyProperty().get());

    model.overwriteTheirs();

    assertNull(entry.conflictProperty().get());
    assertEquals("Local", profiles.all().getFirst().name());
    assertTrue(profiles.all().getFirst().readOnly());
  }

  @Test
  void theirsCanBeTaken() throws Exception {
    profiles.add(Example.local("1"));
    ConnectionsModel model = model();
    chosen(model).nameProperty().set("Mine");
    profiles.replace(Example.local("1"), Example.production("1"));
    model.save();
    model.takeTheirs();
    assertEquals("Production", chosen(model).nameProperty().get());
    assertFalse(chosen(model).unsavedProperty().get());
    assertEquals(List.of(Example.production("1")), profiles.all());
  }

  @Test
  void aProfileThatAnotherWindowDeletedCanBeSavedAsNew() throws Exception {
    profiles.add(Example.local("1"));
    ConnectionsModel model = model();
    chosen(model).nameProperty().set("Mine");
    profiles.remove(Example.local("1"));
    model.save();
    assertNull(Objects.requireNonNull(chosen(model).conflictProperty().get()).theirs());
    model.overwriteTheirs();
    assertEquals("Mine", profiles.all().getFirst().name());
    assertNull(chosen(model).conflictProperty().get());
  }

  @Test
  void whatAnotherWindowAddsAndTakesAwayIsFollowed() throws Exception {
    profiles.add(Example.local("1"));
    ConnectionsModel model = model();
    profiles.add(Example.local("2"));
    profiles.remove(Example.local("1"));
    model.load();
    assertEquals(List.of("2"), model.list().stream().map(Entry::id).toList());
    assertEquals("2", chosen(model).id());
  }

  @Test
  void aBrokenFileIsNamedAndSetAside() throws Exception {
    Files.createDirectories(folder.path());
    Path file = folder.path().resolve("profiles.json");
    Files.writeString(file, "{\"profiles\":");
    ConnectionsModel model = model();
    String sentence = Objects.requireNonNull(model.unreadProperty().get()).sentence();
    assertTrue(sentence.startsWith("The file " + file + " is not as the console writes"), sentence);
    assertTrue(model.brokenProperty().get());

    model.setAside();

    assertNull(model.unreadProperty().get());
    assertEquals("{\"profiles\":", Files.readString(file.resolveSibling("profiles.json.aside-1")));
    assertTrue(fixture.told().getLast().endsWith("profiles.json.aside-1."));
  }

  @Test
  void whatIsNoFileIsNotToBeSetAside() throws Exception {
    Files.createDirectories(folder.path().resolve("profiles.json"));
    ConnectionsModel model = model();
    assertNotNull(model.unreadProperty().get());
    assertFalse(model.brokenProperty().get());
  }

  @Test
  void aFileThatCannotBeWrittenShutsNobodyOut(LiveStore store) throws Exception {
    Files.createDirectories(folder.path());
    Files.writeString(folder.path().resolve("profiles.json"), "broken");
    ConnectionsModel model = model();
    model.create();
    chosen(model).serverProperty().set(store.address().toString());
    model.connect();
    assertNotNull(model.troubleProperty().get());
    assertEquals(Link.Stage.OPEN, chosen(model).stageProperty().get());
    assertEquals("broken", Files.readString(folder.path().resolve("profiles.json")));
  }

  @Test
  void aServerThatDoesNotAnswerIsTriedAgain() throws Exception {
    profiles.add(Example.at(URI.create("http://localhost:1")));
    ConnectionsModel model = model();
    model.connect();
    assertEquals(Link.Stage.LOST, chosen(model).stageProperty().get());
    assertEquals("No connection to X", model.link().headlineProperty().get());
    assertTrue(detail(model).endsWith("Next try in 1 s."), detail(model));
    model.retry();
    assertTrue(detail(model).endsWith("Next try in 2 s."), detail(model));
    fixture.clock().pass(Duration.ofMillis(1500));
    model.tick();
    assertTrue(detail(model).endsWith("Next try in 1 s."), detail(model));
    assertEquals(0, answered.get());
  }

  @Test
  void aTokenIsAskedForWhereNoneIsKnown() throws Exception {
    profiles.add(wanting(URI.create("http://localhost:1"), false));
    ConnectionsModel model = model();
    model.connect();
    assertEquals("“T” asks for a token. Type it and press Enter.", request(model));
    assertNull(fixture.desk().session().targetProperty().get());
    assertEquals(1, shown.get());

    chosen(model).tokenProperty().set("s3cret");
    model.connect();
    assertEquals("", request(model));
    assertNotNull(fixture.desk().session().targetProperty().get());
    assertFalse(everythingOnDisk().contains("s3cret"));
  }

  @Test
  void aServerThatDoesNotKnowTheTokenLeadsToAskingAgain() throws Exception {
    try (CannedServer server = new CannedServer(REFUSED)) {
      profiles.add(Example.at(server.url("http", "localhost")));
      ConnectionsModel model = model();
      model.connect();
      assertEquals("This token is not known.", request(model));
      assertTrue(chosen(model).wantsTokenProperty().get());
      assertEquals(Link.Stage.LOST, chosen(model).stageProperty().get());

      chosen(model).tokenProperty().set("another");
      server.nextHead();
      model.connect();
      assertTrue(server.nextHead().contains("Authorization: Bearer another"));
      assertEquals("This token is not known.", request(model));
    }
  }

  @Test
  void aTokenComesFromTheKeystore() throws Exception {
    try (CannedServer server = new CannedServer(REFUSED)) {
      profiles.add(wanting(server.url("http", "localhost"), true));
      kept.tokens.put("t", "from-there");
      ConnectionsModel model = model();
      model.connect();
      assertTrue(server.nextHead().contains("Authorization: Bearer from-there"));
      assertEquals("from-there", chosen(model).tokenProperty().get());
    }
  }

  @Test
  void aTokenGoesToTheKeystoreOnceItIsSavedAndLeavesItAgain() throws Exception {
    profiles.add(Example.local("1"));
    ConnectionsModel model = model();
    Entry entry = chosen(model);
    entry.wantsTokenProperty().set(true);
    entry.keepsTokenProperty().set(true);
    entry.tokenProperty().set("s3cret");
    model.save();
    assertEquals(Map.of("1", "s3cret"), kept.tokens);
    assertFalse(everythingOnDisk().contains("s3cret"));

    entry.keepsTokenProperty().set(false);
    model.save();
    assertEquals(Map.of(), kept.tokens);
    assertEquals("s3cret", entry.tokenProperty().get());
  }

  @Test
  void aKeystoreThatDoesNotAnswerLeadsToAsking() throws Exception {
    profiles.add(wanting(URI.create("http://localhost:1"), true));
    ConnectionsModel model = model();
    kept.broken = true;
    model.connect();
    assertEquals("The keystore is locked. Give the token here instead.", request(model));
  }

  @Test
  void theFormIsTestedAsItStands(LiveStore store) throws Exception {
    profiles.add(Example.at(URI.create("http://localhost:1")));
    ConnectionsModel model = model();
    model.test();
    Trial.Ended fails = assertInstanceOf(Trial.Ended.class, chosen(model).trialProperty().get());
    assertFalse(fails.works());
    assertEquals("Nothing listens at localhost:1.", fails.sentence());
    assertFalse(fails.details().isEmpty());

    chosen(model).serverProperty().set(store.address().toString());
    assertNull(chosen(model).trialProperty().get(), "the old test is not of this form");
    model.test();
    Trial.Ended works = assertInstanceOf(Trial.Ended.class, chosen(model).trialProperty().get());
    assertTrue(works.works());
    assertTrue(
        works
            .sentence()
            .matches(
                "LockMap \\S+ answers in \\S+ ms\\. It has been up for .+ and holds 0 keys\\."),
        works.sentence());
    assertNull(fixture.desk().session().targetProperty().get());
  }

  @Test
  void aTokenThatWouldGoUnencryptedIsWarnedOf() {
    ConnectionsModel model = model();
    model.create();
    Entry entry = chosen(model);
    entry.wantsTokenProperty().set(true);
    assertEquals("", entry.warningProperty().get(), "on this machine");
    entry.serverProperty().set("http://db.example");
    assertEquals(
        "The token goes over the network unencrypted: use https://.",
        entry.warningProperty().get());
    entry.serverProperty().set("https://db.example");
    assertEquals("", entry.warningProperty().get());
  }

  @Test
  void aConnectThatWaitsForTheKeystoreCanBeCancelled(LiveStore store) throws Exception {
    profiles.add(Example.at(store.address()));
    profiles.add(wanting(store.address(), true));
    List<Runnable> io = new ArrayList<>();
    Background slow = new Background(io::add, Runnable::run);
    Desk desk = fixture.desk();
    Desk slowDesk =
        new Desk(desk.session(), slow, desk.clock(), desk.notices(), desk.jobs(), desk.asker());
    ConnectionsModel model =
        new ConnectionsModel(
            slowDesk, files, LOCAL, folder, remembering, () -> kept, answered::incrementAndGet);
    runAll(io);
    model.connect();
    runAll(io);
    assertEquals("Connected to X", model.link().headlineProperty().get());

    model.chosenProperty().set(model.list().getLast());
    model.connect();
    assertEquals("Connecting to T …", model.link().headlineProperty().get());
    assertEquals(Link.Stage.OPEN, model.list().getFirst().stageProperty().get());
    model.disconnect();
    runAll(io);

    assertEquals("Connected to X", model.link().headlineProperty().get());
    assertEquals(Link.Stage.OPEN, model.list().getFirst().stageProperty().get());
    assertEquals("", request(model), "what was cancelled asks for nothing");
  }

  @Test
  void aCaFileThatCannotBeUsedIsTold() throws Exception {
    Path missing = parent.resolve("missing.pem");
    profiles.add(Example.at(URI.create("https://localhost:1"), missing));
    ConnectionsModel model = model();
    model.connect();
    assertEquals(
        "The CA file cannot be read. There is no file " + missing + ".",
        Objects.requireNonNull(model.troubleProperty().get()).sentence());
    files.willBe(parent.resolve("other.pem"));
    model.chooseCaFile();
    assertEquals(parent.resolve("other.pem").toString(), chosen(model).caFileProperty().get());
  }

  @Test
  void goingToAProfileThatIsConnectedGoesOnWithoutConnectingAnew(LiveStore store) throws Exception {
    profiles.add(Example.at(store.address()));
    ConnectionsModel model = model();
    model.activate();
    Object target = fixture.desk().session().targetProperty().get();
    model.activate();
    assertEquals(2, answered.get());
    assertSame(target, fixture.desk().session().targetProperty().get());
  }

  private static void runAll(List<Runnable> io) {
    while (!io.isEmpty()) {
      io.removeFirst().run();
    }
  }

  private ConnectionsModel model() {
    ConnectionsModel model =
        new ConnectionsModel(
            fixture.desk(),
            files,
            LOCAL,
            folder,
            remembering,
            () -> kept,
            answered::incrementAndGet);
    model.setShow(shown::incrementAndGet);
    return model;
  }

  private static Profile wanting(URI server, boolean keepsToken) {
    return new Profile("t", "T", server, true, keepsToken, false, ProfileColour.GRAY, null);
  }

  private static Entry chosen(ConnectionsModel model) {
    return Objects.requireNonNull(model.chosenProperty().get());
  }

  private static String request(ConnectionsModel model) {
    return chosen(model).tokenRequestProperty().get();
  }

  private static String detail(ConnectionsModel model) {
    return model.link().detailProperty().get();
  }

  private String everythingOnDisk() throws IOException {
    remembering.close();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> found = Files.list(folder.path())) {
      for (Path file : found.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** A keystore in memory; that of a desktop is tested in SecretsTest. */
  private static final class Kept implements Secrets {

    private final Map<String, String> tokens = new HashMap<>();
    private boolean broken;

    @Override
    public String name() {
      return "the keystore";
    }

    @Override
    public Optional<BearerToken> find(String profile) throws SecretsException {
      if (broken) {
        throw new SecretsException("The keystore is locked.", null);
      }
      return Optional.ofNullable(tokens.get(profile)).map(BearerToken::new);
    }

    @Override
    public void keep(String profile, String label, BearerToken token) {
      tokens.put(profile, token.secret());
    }

    @Override
    public void forget(String profile) {
      tokens.remove(profile);
    }
  }
}
