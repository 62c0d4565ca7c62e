package lockmap.console.connect;

import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether a server wants a token, the token, and where it is kept. */
final class TokenFields extends VBox {

  private static final String NOWHERE =
      "No keystore answers on this machine. The token is kept until the console is closed, and is"
          + " never written to a file.";

  private final CheckBox wanted = new CheckBox("The server asks for a token");
  private final PasswordField hidden = new PasswordField();
  private final TextField shown = new TextField();
  private final ToggleButton reveal =
      Buttons.toggle("profile-token-reveal", Feather.EYE, "Show the token");
  private final CheckBox kept = new CheckBox();
  private final Label request = new Label("", new FontIcon(Feather.KEY));
  private final Label fault = ProfileForm.fault("profile-token-fault");

  TokenFields(ConnectionsModel model) {
    getStyleClass().add("token-fields");
    wanted.setId("profile-wants-token");
    wanted.setAccessibleText("The server asks for a token");
    request.setId("profile-token-request");
    request.setWrapText(true);
    request.getStyleClass().add("request");
    Presence.where(request, request.textProperty().isNotEmpty());
    hidden.setPromptText("Asked for at each connect where it is left empty");
    shown.setId("profile-token-shown");
    shown.setAccessibleText("Token, readable");
    shown.getStyleClass().add("mono");
    shown.visibleProperty().bind(reveal.selectedProperty());
    hidden.visibleProperty().bind(reveal.selectedProperty().not());
    hidden.setOnAction(_ -> model.connect());
    shown.setOnAction(_ -> model.connect());
    StackPane field = new StackPane(hidden, shown);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(field, reveal);
    line.getStyleClass().add("form-line");
    VBox details =
        new VBox(
            request,
            ProfileForm.field("profile-token", "Token", hidden, line, fault),
            keeping(model));
    details.getStyleClass().add("details");
    Presence.where(details, wanted.selectedProperty());
    getChildren().addAll(wanted, details);
  }

  /** Shows those of a profile until the subscription ends. */
  Subscription follow(Entry entry) {
    reveal.setSelected(false);
    return Subscription.combine(
        ProfileForm.both(wanted.selectedProperty(), entry.wantsTokenProperty()),
        ProfileForm.both(kept.selectedProperty(), entry.keepsTokenProperty()),
        ProfileForm.both(hidden.textProperty(), entry.tokenProperty()),
        ProfileForm.both(shown.textProperty(), entry.tokenProperty()),
        entry.tokenProperty().subscribe(this::judge),
        entry.tokenRequestProperty().subscribe(this::ask));
  }

  /** Gives the keyboard to the token. */
  void focusField() {
    TextField field = reveal.isSelected() ? shown : hidden;
    field.requestFocus();
    field.selectAll();
  }

  private void judge(String text) {
    ProfileForm.show(hidden, fault, Tokens.error(text));
    ProfileForm.show(shown, fault, Tokens.error(text));
  }

  private void ask(String why) {
    request.setText(why);
    if (!why.isEmpty()) {
      focusField();
    }
  }

  private VBox keeping(ConnectionsModel model) {
    kept.setId("profile-keeps-token");
    Label nowhere = new Label(NOWHERE);
    nowhere.setId("profile-no-keystore");
    nowhere.setWrapText(true);
    nowhere.getStyleClass().add("hint");
    var none =
        Bindings.createBooleanBinding(
            () -> model.keystoreProperty().get().name().isEmpty(), model.keystoreProperty());
    Presence.where(nowhere, none);
    kept.disableProperty().bind(none);
    kept.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> keep(model.keystoreProperty().get()), model.keystoreProperty()));
    kept.accessibleTextProperty().bind(kept.textProperty());
    VBox keeping = new VBox(kept, nowhere);
    keeping.getStyleClass().add("keeping");
    return keeping;
  }

  private static String keep(Secrets keystore) {
    return "Keep the token in " + (keystore.name().isEmpty() ? "a keystore" : keystore.name());
  }
}
