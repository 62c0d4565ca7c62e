/** What was changed, by whom, and who was refused: one line of JSON each. */
@NullMarked
package lockmap.server.audit;

import org.jspecify.annotations.NullMarked;
