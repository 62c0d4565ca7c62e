/** The engines: what a store promises, and the one that keeps it in memory. */
@NullMarked
package lockmap.server.store;

import org.jspecify.annotations.NullMarked;
