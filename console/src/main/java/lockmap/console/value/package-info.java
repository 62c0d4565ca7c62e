/** One key's value: as text, as JSON and as bytes; how two of them differ, and how they merge. */
@NullMarked
package lockmap.console.value;

import org.jspecify.annotations.NullMarked;
