/** What the screens are made of: their controls, colours, fonts and commands. */
@NullMarked
package lockmap.console.ui;

import org.jspecify.annotations.NullMarked;
