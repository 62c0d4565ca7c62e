/** Changes as they happen: what to watch, the rows of what came, and how fast it came. */
@NullMarked
package lockmap.console.watch;

import org.jspecify.annotations.NullMarked;
