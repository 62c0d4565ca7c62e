package lockmap.console.value;

import lockmap.console.value.FormModel.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is looked at, and what an edit of that makes of the draft. To find out either takes
 * several readings of the text, so that is to be done in the background where a text is large. Safe
 * for any thread.
 *
 * @param draft what is looked at, as it is stored
 * @param form how
 * @param sheet what an editor shows of it
 * @param compact whether it is JSON without any space, which it is to stay
 * @param fault what is wrong with it, where it is to be JSON; null for nothing
 */
record Look(String draft, Form form, Sheet sheet, boolean compact, @Nullable JsonFault fault) {

  /**
   * What an edit comes to.
   *
   * @param draft what is to be stored
   * @param fault what is wrong with it, where it is to be JSON; null for nothing
   */
  record Edited(String draft, @Nullable JsonFault fault) {}

  /** Nothing, looked at as text. */
  static final Look NOTHING = plain("");

  /**
   * Looks at a draft.
   *
   * @param as the form that is wanted; null for the one that suits it best
   * @param layout how JSON is laid out
   */
  static Look of(String draft, @Nullable Form as, Layout layout) {
    Form form = as == null ? Form.of(draft) : as;
    if (form == Form.JSON && laidOut(draft, layout) instanceof JsonText.Laid(String laid)) {
      String shown = laid.equals(draft.stripTrailing()) ? draft : laid;
      return new Look(draft, form, Sheet.of(shown), isCompact(draft), null);
    }
    Sheet sheet = Sheet.of(draft);
    return new Look(
        draft, form, sheet, false, form == Form.JSON && sheet.isWhole() ? fault(draft) : null);
  }

  /** Looks at a draft as the text that it is. */
  static Look plain(String draft) {
    return new Look(draft, Form.TEXT, Sheet.of(draft), false, null);
  }

  /** A document in a layout, or why it cannot be. */
  static JsonText.Answer laidOut(String text, Layout as) {
    return switch (as) {
      case PRETTY -> JsonText.pretty(text);
      case COMPACT -> JsonText.compact(text);
    };
  }

  /** What it comes to that the editor shows another text. */
  Edited edited(String text) {
    if (isUnchanged(text)) {
      return new Edited(draft, fault);
    }
    if (!isJson()) {
      return new Edited(text, null);
    }
    return compact && JsonText.compact(text) instanceof JsonText.Laid(String stored)
        ? new Edited(stored, null)
        : new Edited(text, fault(text));
  }

  /** Whether the editor shows what it was given. */
  boolean isUnchanged(String text) {
    return text.equals(sheet.text());
  }

  /** Whether it is to be JSON and can be edited. */
  boolean isJson() {
    return form == Form.JSON && sheet.isWhole();
  }

  private static @Nullable JsonFault fault(String text) {
    return text.isEmpty() ? null : JsonText.fault(text).orElse(null);
  }

  private static boolean isCompact(String text) {
    return JsonText.compact(text) instanceof JsonText.Laid(String laid) && laid.equals(text);
  }
}
