/** What the console has asked servers for, so that it can be looked at and asked again by hand. */
@NullMarked
package lockmap.console.log;

import org.jspecify.annotations.NullMarked;
