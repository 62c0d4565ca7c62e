package lockmap.console.chart;

/**
 * One line of a chart.
 *
 * @param name what it shows, as the legend says it
 * @param hue its colour
 */
public record Line(String name, Hue hue) {}
