package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every engine does with keys, values, revisions and changes. */
public abstract class StoreContract<S extends Store> extends StoreHarness<S> {

  @Test
  void aKeyNobodyWroteIsMissing() {
    assertNull(get("key"));
    assertEquals(Outcome.MISSING, store.apply(new Operation.Get(Utf8Bytes.of("key"))));
    assertEquals(Outcome.MISSING, delete("key"));
    assertEquals(Outcome.MISSING, swap("key", "", "value"));
    assertNull(view("key").slot());
    assertEquals(0, store.size());
    assertEquals(List.of(), changes.all());
  }

  @Test
  void aPutCreatesAKey() {
    Outcome outcome = put("key", "value");

    long revision = store.revision();
    assertEquals("created key=value @" + revision, Texts.of(outcome));
    assertEquals("key=value @" + revision, Texts.of(get("key")));
    Outcome found = store.apply(new Operation.Get(Utf8Bytes.of("key")));
    assertEquals("found key=value @" + revision, Texts.of(found));
    assertEquals(1, store.size());
  }

  @Test
  void aPutReplacesAValueAndGivesThePrevious() {
    put("key", "old");
    long before = store.revision();

    Outcome outcome = put("key", "new");

    String replaced = "replaced key=old @%d by key=new @%d".formatted(before, store.revision());
    assertEquals(replaced, Texts.of(outcome));
    assertEquals("key=new @" + store.revision(), Texts.of(get("key")));
    assertEquals(1, store.size());
  }

  @Test
  void aDeleteRemovesAKeyAndGivesThePrevious() {
    put("key", "value");
    long before = store.revision();

    Outcome outcome = delete("key");

    String deleted = "deleted key=value @%d @%d".formatted(before, store.revision());
    assertEquals(deleted, Texts.of(outcome));
    assertNull(get("key"));
    assertEquals(Outcome.MISSING, delete("key"));
    assertEquals(0, store.size());
  }

  @Test
  void aSwapReplacesTheExpectedValue() {
    put("key", "old");
    long before = store.revision();

    Outcome outcome = swap("key", "old", "new");

    String replaced = "replaced key=old @%d by key=new @%d".formatted(before, store.revision());
    assertEquals(replaced, Texts.of(outcome));
    assertEquals("key=new @" + store.revision(), Texts.of(get("key")));
  }

  @Test
  void aSwapThatExpectsAnotherValueChangesNothing() {
    put("key", "value");
    String standing = Texts.of(get("key"));
    changes.take();

    for (String expected : List.of("", "valu", "value2", "VALUE")) {
      assertEquals("conflict with " + standing, Texts.of(swap("key", expected, "new")));
    }
    assertEquals(standing, Texts.of(get("key")));
    assertEquals(List.of(), changes.all());
  }

  @Test
  void aSwapForTheSameValueIsAChange() {
    put("key", "same");
    long before = store.revision();

    swap("key", "same", "same");

    assertTrue(store.revision() > before);
    assertEquals("key=same @" + store.revision(), Texts.of(get("key")));
  }

  @Test
  void anEmptyValueIsNotAMissingKey() {
    put("key", "");

    assertEquals("key= @" + store.revision(), Texts.of(get("key")));
    assertNotNull(view("key").slot());
    assertEquals(1, store.size());
    assertEquals(
        "key=full @" + (store.revision() + 1), Texts.of(replacement(swap("key", "", "full"))));
    assertEquals("key= @" + (store.revision() + 1), Texts.of(replacement(put("key", ""))));
  }

  @Test
  void keysAreToldApartByTheirBytes() {
    List<String> keys = List.of("a", "a\0", "A", "aa", "ä", "a\u0308", "b/c", "b%2Fc", " ", "  ");
    keys.forEach(key -> put(key, "value of " + key));

    assertEquals(keys.size(), store.size());
    for (String key : keys) {
      assertEquals("value of " + key, String.valueOf(standing(key).value()));
    }
  }

  @Test
  void aSlotInHandStaysAsItWas() {
    put("key", "old");
    Slot slot = standing("key");
    String before = Texts.of(slot);

    put("key", "new");
    delete("key");

    assertEquals(before, Texts.of(slot));
  }

  @Test
  void everyChangeIsToldAsItHappened() {
    put("key", "one");
    put("key", "two");
    swap("key", "two", "three");
    delete("key");

    long first = changes.all().getFirst().revision();
    assertEquals(
        List.of(
            "PUT key @%1$d: key=one @%1$d".formatted(first),
            "PUT key @%1$d: key=two @%1$d".formatted(first + 1),
            "CAS key @%1$d: key=three @%1$d".formatted(first + 2),
            "DELETE key @%d: nothing".formatted(first + 3)),
        Texts.of(changes.all()));
  }

  @Test
  void whatChangesNothingTakesNoRevision() {
    put("key", "value");
    long before = store.revision();
    changes.take();

    get("key");
    view("key");
    store.size();
    delete("missing");
    swap("missing", "", "new");
    swap("key", "other", "new");

    assertEquals(before, store.revision());
    assertEquals(List.of(), changes.all());
  }

  @Test
  void aViewSaysAtWhichRevisionItStands() {
    put("other", "value");
    put("key", "value");
    long written = store.revision();
    View standing = view("key");
    put("other", "value");
    delete("key");
    View gone = view("key");

    assertEquals("key=value @" + written, Texts.of(standing.slot()));
    assertEquals(written, standing.asOf());
    assertNull(gone.slot());
    assertEquals(Utf8Bytes.of("key"), gone.key());
    assertEquals(store.revision(), gone.asOf());
  }

  private Slot standing(String key) {
    Slot slot = get(key);
    assertNotNull(slot, key);
    return slot;
  }

  private static Slot replacement(Outcome outcome) {
    if (outcome instanceof Outcome.Replaced replaced) {
      return replaced.slot();
    }
    throw new AssertionError("not replaced but " + Texts.of(outcome));
  }
}
