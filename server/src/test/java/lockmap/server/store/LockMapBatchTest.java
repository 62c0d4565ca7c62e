package lockmap.server.store;

import java.util.Random;
import java.util.function.LongSupplier;

class LockMapBatchTest extends StoreBatchContract<LockMap> {

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(64, 0, Long.MAX_VALUE), ticker, new Random(1), listener);
  }
}
