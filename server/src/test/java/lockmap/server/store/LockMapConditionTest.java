package lockmap.server.store;

import java.util.Random;
import java.util.function.LongSupplier;

class LockMapConditionTest extends StoreConditionContract<LockMap> {

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), ticker, new Random(1), listener);
  }
}
