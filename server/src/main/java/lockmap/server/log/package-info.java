/** The process's log: quiet, structured, one line per event. */
@NullMarked
package lockmap.server.log;

import org.jspecify.annotations.NullMarked;
