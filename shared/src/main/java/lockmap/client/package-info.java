/** The Java client. */
@NullMarked
package lockmap.client;

import org.jspecify.annotations.NullMarked;
