/** Figures over time: how they are kept, and how they are drawn. */
@NullMarked
package lockmap.console.chart;

import org.jspecify.annotations.NullMarked;
