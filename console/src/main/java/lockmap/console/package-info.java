/** The operator's window on a LockMap server: how it starts and what it is put together from. */
@NullMarked
package lockmap.console;

import org.jspecify.annotations.NullMarked;
