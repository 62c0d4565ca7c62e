/** Several operations in one request. */
@NullMarked
package lockmap.server.batch;

import org.jspecify.annotations.NullMarked;
