/**
 * The Java client. It needs the JDK and {@code lockmap.api} alone.
 *
 * {@snippet :
 * try (StoreClient client = StoreClient.to(server)) {
 *   client.put("greeting", "hello", Ttl.seconds(60));
 *   String said =
 *       switch (client.compareAndSwap("greeting", "hello", "good day")) {
 *         case SwapResult.Swapped(long revision) -> "swapped by revision " + revision;
 *         case SwapResult.Conflict _ -> "somebody was faster";
 *         case SwapResult.Absent _ -> "it has expired";
 *       };
 *   try (WatchStream watch = client.watch(WatchQuery.keys("greeting"))) {
 *     WatchEvent first = watch.next(); // what the key holds; then each change of it
 *     return said + ", told as " + first;
 *   }
 * }
 * }
 *
 * <p>{@link lockmap.client.StoreClient} has every operation, {@link lockmap.client.WatchStream}
 * says what a watch promises, and {@link lockmap.client.StoreLock} what a lock does and does not.
 */
@NullMarked
package lockmap.client;

import org.jspecify.annotations.NullMarked;
