/** One key: GET, PUT, DELETE and compare-and-swap. */
@NullMarked
package lockmap.server.keys;

import org.jspecify.annotations.NullMarked;
