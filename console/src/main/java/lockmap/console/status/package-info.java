/** The figures of the server: as they are, as they were, and what should be done about them. */
@NullMarked
package lockmap.console.status;

import org.jspecify.annotations.NullMarked;
