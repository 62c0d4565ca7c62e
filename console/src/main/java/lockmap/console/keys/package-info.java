/** The keys of the store: a tree or a list by pages, kept right by one watch, and what is done. */
@NullMarked
package lockmap.console.keys;

import org.jspecify.annotations.NullMarked;
