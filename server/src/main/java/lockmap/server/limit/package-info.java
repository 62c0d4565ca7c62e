/** How much one client may ask of the server: a bucket of tokens for each address. */
@NullMarked
package lockmap.server.limit;

import org.jspecify.annotations.NullMarked;
