/** Many keys at once, by what they begin with. */
@NullMarked
package lockmap.server.listing;

import org.jspecify.annotations.NullMarked;
