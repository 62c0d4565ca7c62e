/** What client and server both say: paths, limits, and the values and answers on the wire. */
@NullMarked
package lockmap.api;

import org.jspecify.annotations.NullMarked;
