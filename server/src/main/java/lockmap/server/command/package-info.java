/** The commands of a shell that speak to a server, of which they know no more than any client. */
@NullMarked
package lockmap.server.command;

import org.jspecify.annotations.NullMarked;
