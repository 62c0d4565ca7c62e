/**
 * The server's certificate and whom it trusts, taken from files and taken again when they change.
 */
@NullMarked
package lockmap.server.tls;

import org.jspecify.annotations.NullMarked;
