package lockmap.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import lockmap.api.Listing;
import org.jspecify.annotations.Nullable;

/** The pages of a listing, each asked for when it is come to. Not safe for several threads. */
final class Pages implements Iterator<Listing> {

  private final Function<ListQuery, Listing> lister;
  private @Nullable ListQuery next;

  Pages(ListQuery first, Function<ListQuery, Listing> lister) {
    this.lister = lister;
    this.next = first;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Listing next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Listing page = lister.apply(next);
    next = page.next() == null ? null : next.after(page.next());
    return page;
  }
}
