/** Watching keys over server-sent events. */
@NullMarked
package lockmap.server.watch;

import org.jspecify.annotations.NullMarked;
