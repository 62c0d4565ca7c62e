/** How much memory may be taken for what is not kept, and what things take. */
@NullMarked
package lockmap.server.memory;

import org.jspecify.annotations.NullMarked;
