/** The description of the interface, served by the interface. */
@NullMarked
package lockmap.server.openapi;

import org.jspecify.annotations.NullMarked;
