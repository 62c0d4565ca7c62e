/**
 * The connection that the console has, and what every screen asks through. Nothing here is drawn,
 * and nothing here blocks the thread that draws.
 */
@NullMarked
package lockmap.console.session;

import org.jspecify.annotations.NullMarked;
