/** What the server says of itself. */
@NullMarked
package lockmap.server.status;

import org.jspecify.annotations.NullMarked;
