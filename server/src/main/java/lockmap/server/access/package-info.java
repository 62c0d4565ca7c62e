/** Who may do what: tokens, and what each lets its holder do. */
@NullMarked
package lockmap.server.access;

import org.jspecify.annotations.NullMarked;
