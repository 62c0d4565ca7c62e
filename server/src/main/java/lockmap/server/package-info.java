/** The process: its command line, its log, its end, and what puts the server together. */
@NullMarked
package lockmap.server;

import org.jspecify.annotations.NullMarked;
