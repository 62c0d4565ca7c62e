package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lockmap.console.connect.Profiles.Saved;
import lockmap.console.session.ProfileColour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ProfilesTest {

  private static final String ELEMENT = "element 1 of \"profiles\": ";

  @TempDir Path parent;

  private ConfigFolder folder;
  private Profiles profiles;
  private Path file;

  @BeforeEach
  void begin() {
    folder = new ConfigFolder(parent.resolve("config"));
    profiles = new Profiles(folder);
    file = folder.path().resolve("profiles.json");
  }

  @Test
  void atFirstThereAreNoneAndNothingIsWritten() throws ConfigException {
    assertEquals(List.of(), profiles.all());
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void whatIsAddedIsThereInTheNextRun() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.production("2"));
    assertEquals(List.of(Example.local("1"), Example.production("2")), new Profiles(folder).all());
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    profiles.add(Example.local("1"));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(folder.path()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    profiles.add(Example.local("2"));
    assertEquals("rw-------", permissions(file));
  }

  @Test
  void nothingIsLeftLying() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.local("2"));
    try (Stream<Path> files = Files.list(folder.path())) {
      assertEquals(
          List.of("profiles.json", "profiles.json.lock"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aProfileIsChangedInItsPlace() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.local("2"));
    assertEquals(
        new Saved.Done(List.of(Example.production("1"), Example.local("2"))),
        profiles.replace(Example.local("1"), Example.production("1")));
    assertEquals(
        new Saved.Done(List.of(Example.local("2"))), profiles.remove(Example.production("1")));
  }

  @Test
  void whatAnotherConsoleChangedIsNotLost() throws Exception {
    profiles.add(Example.local("1"));
    Profiles other = new Profiles(folder);
    other.add(Example.local("2"));
    other.replace(Example.local("1"), Example.production("1"));
    assertEquals(
        new Saved.Conflict(Example.production("1")),
        profiles.replace(Example.local("1"), Example.local("1")));
    assertEquals(new Saved.Conflict(Example.production("1")), profiles.remove(Example.local("1")));
    assertEquals(List.of(Example.production("1"), Example.local("2")), profiles.all());
    other.remove(Example.local("2"));
    assertEquals(new Saved.Conflict(null), profiles.remove(Example.local("2")));
  }

  @Test
  void manyAtOnceLoseNothing() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Profile>>> added = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Profile profile = Example.local("thread " + i);
        added.add(threads.submit(() -> new Profiles(folder).add(profile)));
      }
      Process other = addTwentyInAnotherProcess();
      assertEquals(0, other.waitFor());
      for (Future<List<Profile>> one : added) {
        one.get();
      }
    }
    assertEquals(40, profiles.all().size());
  }

  @Test
  void whatANewerConsoleAddedSurvives() throws Exception {
    profiles.add(Example.local("1"));
    String more =
        Files.readString(file)
            .replace("\"id\":\"1\"", "\"id\":\"1\",\"proxy\":{\"a\":[1.5,null,true]}")
            .replaceFirst("\\{", "{\"sort\":\"name\",");
    Files.writeString(file, more);
    profiles.replace(Example.local("1"), Example.production("1"));
    profiles.add(Example.local("2"));
    String written = Files.readString(file);
    assertTrue(written.contains("\"proxy\":{\"a\":[1.5,null,true]}"), written);
    assertTrue(written.contains("\"sort\":\"name\""), written);
    assertEquals(List.of(Example.production("1"), Example.local("2")), profiles.all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"profiles\": | the JSON is broken at line 1, column 13",
        "'' | ",
        "[] | ",
        "{\"format\":2} | it was written by a newer console",
        "{\"profiles\":{}} | \"profiles\" must be a list",
        "{\"profiles\":[1]} | " + ELEMENT + "it must be an object",
        "{\"profiles\":[{}]} | " + ELEMENT + "\"id\" is missing",
        "{\"profiles\":[{\"id\":\"1\",\"name\":2}]} | " + ELEMENT + "\"name\" must be a text",
        "{\"profiles\":[{\"id\":\"1\",\"name\":\"n\",\"server\":\"h:1\"}]} | "
            + ELEMENT
            + "\"name\" \"n\" cannot be used: The server's address must begin with http",
        "{\"profiles\":[{\"id\":\"1\",\"name\":\"n\",\"server\":\"http://h\",\"read_only\":1}]} | "
            + ELEMENT
            + "\"read_only\" must be true or false",
        "{\"profiles\":[{\"id\":\"1\",\"name\":\"n\",\"server\":\"http://h\",\"colour\":\"X\"}]} | "
            + ELEMENT
            + "\"colour\" must be one of [GRAY, BLUE, GREEN, YELLOW, ORANGE, RED, PURPLE, PINK]",
      })
  void aFileThatIsNotAsItMustBeIsNeverWrittenOver(String content, String why) throws Exception {
    folder.create();
    Files.writeString(file, content);
    ConfigException unread = assertThrows(ConfigException.class, profiles::all);
    ConfigException unsaved =
        assertThrows(ConfigException.class, () -> profiles.add(Example.local("1")));
    assertEquals(unread.trouble(), unsaved.trouble());
    String sentence = unread.trouble().sentence();
    assertTrue(
        sentence.startsWith(
            "The file " + file + " is not as the console writes it: " + (why == null ? "" : why)),
        sentence);
    assertEquals(content, Files.readString(file));
  }

  @Test
  void twoProfilesOfOneIdAreRefused() throws Exception {
    profiles.add(Example.local("1"));
    profiles.add(Example.local("2"));
    Files.writeString(file, Files.readString(file).replace("\"id\":\"2\"", "\"id\":\"1\""));
    assertThrows(ConfigException.class, profiles::all);
  }

  @Test
  void setAsideItIsKeptAndOneBeginsAnew() throws Exception {
    folder.create();
    Files.writeString(file, "my own");
    Path aside = profiles.setAside();
    assertEquals("my own", Files.readString(aside));
    profiles.add(Example.local("1"));
    Path second = profiles.setAside();
    assertEquals("my own", Files.readString(aside));
    assertTrue(Files.readString(second).contains("Local"));
  }

  @Test
  void aFolderInItsPlaceIsSaid() throws IOException {
    Files.createDirectories(file);
    ConfigException unread = assertThrows(ConfigException.class, profiles::all);
    assertTrue(
        unread.trouble().sentence().startsWith("The file " + file + " could not be read."),
        unread.trouble().text());
  }

  @Test
  void aLinkStaysALink() throws Exception {
    folder.create();
    Path elsewhere = Files.createDirectory(parent.resolve("dotfiles")).resolve("mine.json");
    Files.writeString(elsewhere, "{}");
    Files.createSymbolicLink(file, elsewhere);
    profiles.add(Example.local("1"));
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.readString(elsewhere).contains("Local"));
  }

  @Test
  void everyColourIsKept() throws Exception {
    for (ProfileColour colour : ProfileColour.values()) {
      Profile local = Example.local(colour.name());
      profiles.add(new Profile(local.id(), "n", local.server(), true, false, false, colour, null));
    }
    assertEquals(
        List.of(ProfileColour.values()), profiles.all().stream().map(Profile::colour).toList());
  }

  private Process addTwentyInAnotherProcess() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AddTwenty.class.getName(), folder.path().toString()));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
