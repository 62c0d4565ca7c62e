package lockmap.console.connect;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.Property;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields of the profile that is looked at, with what is wrong beside each, and what to do. */
final class ProfileForm extends VBox {

  private final ConnectionsModel model;
  private final TextField name = new TextField();
  private final TextField server = new TextField();
  private final TextField caFile = new TextField();
  private final CheckBox readOnly = new CheckBox("Read-only: nothing can be changed from here");
  private final Swatches colour = new Swatches();
  private final Label nameFault = fault("profile-name-fault");
  private final Label serverFault = fault("profile-server-fault");
  private final Label warning = fault("profile-warning");
  private final Label caFileFault = fault("profile-ca-fault");
  private final TokenFields token;
  private final TrialBar trial = new TrialBar();
  private final FormFoot foot;
  private Subscription following = Subscription.EMPTY;

  ProfileForm(ConnectionsModel model) {
    this.model = model;
    this.token = new TokenFields(model);
    this.foot = new FormFoot(model);
    getStyleClass().add("profile-form");
    warning.getStyleClass().setAll("label", "warning");
    warning.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    VBox fields =
        new VBox(
            field("profile-name", "Name", name, name, nameFault),
            field("profile-server", "Address", server, new VBox(server, warning), serverFault),
            token,
            rights(),
            field("profile-ca", "CA file", caFile, caFileLine(), caFileFault));
    server.getStyleClass().add("mono");
    server.setPromptText(model.local());
    caFile.setPromptText("Only for https:// with a CA of your own");
    fields.getStyleClass().add("fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox.setMargin(trial, new Insets(0, 16, 12, 24));
    getChildren().addAll(scroll, trial, foot);
    model.chosenProperty().subscribe(this::follow);
  }

  void focusName() {
    name.requestFocus();
    name.selectAll();
  }

  void focusToken() {
    token.focusField();
  }

  private void follow(@Nullable Entry entry) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    setVisible(entry != null);
    if (entry == null) {
      return;
    }
    List<Subscription> all = new ArrayList<>();
    all.add(both(name.textProperty(), entry.nameProperty()));
    all.add(both(server.textProperty(), entry.serverProperty()));
    all.add(both(caFile.textProperty(), entry.caFileProperty()));
    all.add(both(readOnly.selectedProperty(), entry.readOnlyProperty()));
    all.add(both(colour.valueProperty(), entry.colourProperty()));
    all.add(token.follow(entry));
    all.add(foot.follow(entry));
    all.add(entry.warningProperty().subscribe(words -> show(warning, words)));
    all.add(entry.trialProperty().subscribe(trial::show));
    all.add(
        entry
            .errorsProperty()
            .subscribe(errors -> {
              show(name, nameFault, errors.get(Draft.Field.NAME));
              show(server, serverFault, errors.get(Draft.Field.SERVER));
              show(caFile, caFileFault, errors.get(Draft.Field.CA_FILE));
            }));
    following = Subscription.combine(all.toArray(Subscription[]::new));
  }

  static <T> Subscription both(Property<T> control, Property<T> field) {
    control.bindBidirectional(field);
    return () -> control.unbindBidirectional(field);
  }

  static VBox field(String id, String title, Node control, Node line, Label fault) {
    control.setId(id);
    control.setAccessibleText(title);
    Label label = new Label(title);
    label.getStyleClass().add("form-label");
    label.setLabelFor(control);
    VBox field = new VBox(label, line, fault);
    field.getStyleClass().add("form-field");
    return field;
  }

  static Label fault(String id) {
    Label fault = new Label();
    fault.setId(id);
    fault.setWrapText(true);
    fault.getStyleClass().add("fault");
    show(fault, null);
    return fault;
  }

  static void show(Label fault, @Nullable String words) {
    boolean wrong = words != null && !words.isEmpty();
    fault.setText(wrong ? words : "");
    fault.setVisible(wrong);
    fault.setManaged(wrong);
  }

  /** Marks the field besides, and lets a screen reader say what is wrong with it. */
  static void show(Node field, Label fault, @Nullable String words) {
    show(fault, words);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, fault.isVisible());
    field.setAccessibleHelp(fault.getText());
  }

  private Node caFileLine() {
    Button choose =
        Buttons.labelled("profile-ca-choose", Feather.FOLDER, "Choose file", model::chooseCaFile);
    choose.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(caFile, Priority.ALWAYS);
    HBox line = new HBox(caFile, choose);
    line.getStyleClass().add("form-line");
    return line;
  }

  private Node rights() {
    readOnly.setId("profile-read-only");
    readOnly.setAccessibleText("Read-only");
    Label title = new Label("Colour");
    title.getStyleClass().add("form-label");
    VBox field = new VBox(title, colour);
    field.getStyleClass().add("form-field");
    VBox rights = new VBox(readOnly, field);
    rights.getStyleClass().add("rights");
    return rights;
  }
}
