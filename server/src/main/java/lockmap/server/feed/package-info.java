/** The changes of a store in revision order, kept for a while and handed to whoever follows. */
@NullMarked
package lockmap.server.feed;

import org.jspecify.annotations.NullMarked;
