/**
 * The servers that the operator knows: the profiles and what is remembered for each, tokens, trust,
 * and whether a server is there. Everything here may wait for a disk, a network or the desktop, so
 * it is called on virtual threads and never on the thread that draws.
 */
@NullMarked
package lockmap.console.connect;

import org.jspecify.annotations.NullMarked;
