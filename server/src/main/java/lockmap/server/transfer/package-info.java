/** Taking many entries out of a store, and putting them in, as lines of JSON. */
@NullMarked
package lockmap.server.transfer;

import org.jspecify.annotations.NullMarked;
