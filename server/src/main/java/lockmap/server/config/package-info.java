/** What the server can be told, and where it is told so. */
@NullMarked
package lockmap.server.config;

import org.jspecify.annotations.NullMarked;
