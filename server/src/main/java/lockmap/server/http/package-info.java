/** What every route shares: reading a request strictly and answering it exactly. */
@NullMarked
package lockmap.server.http;

import org.jspecify.annotations.NullMarked;
