/** Several operations in one request: written as rows or as JSON, run, and answered one by one. */
@NullMarked
package lockmap.console.batch;

import org.jspecify.annotations.NullMarked;
