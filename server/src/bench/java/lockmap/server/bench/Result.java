package lockmap.server.bench;

import java.util.List;

/**
 * What one part of the measurements has come to.
 *
 * @param text for the page, in Markdown
 * @param figures what later runs are compared to
 */
record Result(String text, List<Figure> figures) {}
