/** Whom a browser may speak for here: which names the server has, and which pages may change it. */
@NullMarked
package lockmap.server.origin;

import org.jspecify.annotations.NullMarked;
