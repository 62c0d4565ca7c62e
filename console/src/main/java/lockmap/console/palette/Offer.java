package lockmap.console.palette;

import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/**
 * Something that the palette can do for the operator.
 *
 * @param section under which heading it stands
 * @param name what it does
 * @param icon stands before the name
 * @param keys what to press for it, as it is shown; empty for nothing
 * @param hindrance why it cannot be done now; empty where it can
 * @param act does it
 */
record Offer(
    String section,
    String name,
    Ikon icon,
    String keys,
    Supplier<String> hindrance,
    Runnable act) {}
