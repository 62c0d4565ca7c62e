package lockmap.console.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lockmap.console.Await;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.session.Jobs;
import lockmap.console.session.Notice;
import lockmap.console.session.Notices;
import lockmap.console.session.Question;
import lockmap.console.session.Session;
import lockmap.console.session.Target;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Command;
import lockmap.console.ui.Fx;
import lockmap.console.ui.Png;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.Ticker;
import lockmap.console.ui.Typefaces;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** The view of a value in a window of its own, whose operator says yes until told otherwise. */
final class OpenValue implements AutoCloseable {

  final ValueModel model;
  final SwapModel swap;
  final ValueView view;
  final List<Question> asked = new CopyOnWriteArrayList<>();
  volatile boolean agreeing = true;

  /** Keys that nothing in the view had a use for, so that they would reach the frame around it. */
  final List<String> leftOver = new CopyOnWriteArrayList<>();

  private final Stage stage;
  private final Desk desk;
  private final Ticker ticker;
  private final ExecutorService io = Executors.newVirtualThreadPerTaskExecutor();

  /** Opens it, on the JavaFX thread. */
  OpenValue(Stage stage, double width, double height) {
    this.stage = stage;
    Typefaces.load();
    Appearance.LIGHT.apply();
    InstantSource clock = InstantSource.system();
    Notices notices = new Notices(clock);
    Background background = new Background(io, Fx.EXECUTOR);
    Session session = new Session(background, clock, notices, _ -> {});
    desk = new Desk(session, background, clock, notices, new Jobs(), this::answer);
    model = new ValueModel(desk);
    swap = new SwapModel(desk);
    view = new ValueView(model, swap, model::open);
    StackPane root = new StackPane(view);
    root.getStylesheets().add(Stylesheet.of(Command.class, "../console.css"));
    List<Command> commands = view.commands();
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event ->
            commands.stream()
                .filter(command -> command.keys() != null && command.keys().match(event))
                .findFirst()
                .ifPresent(command -> {
                  event.consume();
                  command.run();
                }));
    root.addEventHandler(KeyEvent.KEY_TYPED, event -> leftOver.add(event.getCharacter()));
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> leftOver.add(event.getCode().getName()));
    ticker = new Ticker(List.of(session::tick, model::tick));
    stage.setScene(new Scene(root, width, height));
    stage.show();
  }

  /** Turns to a server. */
  void connect(Target target) {
    onFx(() -> desk.session().open(target));
  }

  /** Gives the window's content another size. */
  void resize(double width, double height) {
    Parent root = stage.getScene().getRoot();
    stage.getScene().setRoot(new StackPane());
    stage.setScene(new Scene(root, width, height));
  }

  /** Opens a key and waits until it is known what it holds. */
  void open(String key) {
    onFx(() -> model.open(key));
    Await.onScreen(key + " is loaded", () -> model.loadedProperty().get());
  }

  /** Puts another text in the place of that in the editor, as an edit. */
  void type(String text) {
    onFx(() -> node("value-editor", ValueEditor.class).replaceText(text));
  }

  /** What the editor shows. */
  String shown() {
    return onFx(() -> node("value-editor", ValueEditor.class).getText());
  }

  /** What the operator was told, the latest last. */
  List<String> told() {
    return onFx(() -> desk.notices().list().stream().map(Notice::text).toList());
  }

  /** Does what the last notice offers. */
  void act() {
    onFx(() -> {
      Notice last = desk.notices().list().getLast();
      if (last.action() instanceof Notice.Action(_, Runnable act)) {
        act.run();
      } else {
        throw new AssertionError("offers nothing: " + last.text());
      }
    });
  }

  /** The one node with an id, for the JavaFX thread. */
  <N extends Node> N node(String id, Class<N> type) {
    Node found = stage.getScene().lookup("#" + id);
    if (found == null) {
      throw new AssertionError("there is no #" + id);
    }
    return type.cast(found);
  }

  /** Which node has the keyboard, for the JavaFX thread. */
  @Nullable Node focused() {
    return stage.getScene().getFocusOwner();
  }

  /** What a label or a button says. */
  String text(String id) {
    return onFx(() -> node(id, Labeled.class).getText());
  }

  /** Whether a node can be seen. */
  boolean sees(String id) {
    return onFx(() -> {
      Node at = stage.getScene().lookup("#" + id);
      boolean seen = at != null;
      while (at != null) {
        seen &= at.isVisible();
        at = at.getParent();
      }
      return seen;
    });
  }

  /** Waits until a node can be seen. */
  void await(String id) {
    Await.until("#" + id + " in sight", () -> sees(id));
  }

  /** Whether a control can be used. */
  boolean can(String id) {
    return onFx(() -> !node(id, Node.class).isDisabled());
  }

  /** All words in the window, for what went wrong. */
  List<String> words() {
    return onFx(() -> {
      List<String> words = new ArrayList<>();
      collect(stage.getScene().getRoot(), words);
      return words;
    });
  }

  /** Writes what the window shows to {@code target/screens}, for people to look at. */
  Path picture(String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    Image image = onFx(() -> stage.getScene().snapshot(null));
    Path file = Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png");
    Png.write(image, file);
    return file;
  }

  static <T> T onFx(Callable<T> act) {
    return Await.onFx(act);
  }

  static void onFx(Runnable act) {
    Await.onFx(act);
  }

  private boolean answer(Question question) {
    asked.add(question);
    return agreeing;
  }

  private static void collect(Node node, List<String> words) {
    if (node.isVisible()) {
      if (node instanceof Labeled label && label.getText() != null) {
        words.add(label.getText());
      }
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
      }
    }
  }

  @Override
  public void close() {
    if (Platform.isFxApplicationThread()) {
      end();
    } else {
      onFx(this::end);
    }
    io.shutdown();
  }

  private void end() {
    ticker.close();
    desk.session().close();
  }
}
