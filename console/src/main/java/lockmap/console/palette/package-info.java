/** What lies over the screens: everything that can be done, by name and by key. */
@NullMarked
package lockmap.console.palette;

import org.jspecify.annotations.NullMarked;
