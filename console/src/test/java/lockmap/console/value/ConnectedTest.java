package lockmap.console.value;

import lockmap.client.StoreClient;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of models begin with that work on a real store, which somebody else uses too. */
@ExtendWith(SharedStore.class)
abstract class ConnectedTest {

  final DeskFixture fixture = new DeskFixture();
  final LiveStore store;
  final StoreClient somebody;

  ConnectedTest(LiveStore store) {
    this.store = store;
    this.somebody = store.somebody();
  }

  @BeforeEach
  void connect() {
    fixture.desk().session().open(store.target());
  }

  @AfterEach
  void close() {
    fixture.close();
    somebody.close();
  }
}
