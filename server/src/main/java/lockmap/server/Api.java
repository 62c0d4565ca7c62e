package lockmap.server;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import lockmap.api.Paths;
import lockmap.server.audit.AuditFilter;
import lockmap.server.batch.BatchRoute;
import lockmap.server.http.Gatekeeper;
import lockmap.server.http.Problems;
import lockmap.server.http.RequestMeter;
import lockmap.server.http.Resource;
import lockmap.server.http.Routes;
import lockmap.server.http.Traffic;
import lockmap.server.keys.KeyRoutes;
import lockmap.server.keys.ReadRoute;
import lockmap.server.listing.ListingRoute;
import lockmap.server.memory.MemoryPool;
import lockmap.server.openapi.OpenApiRoute;
import lockmap.server.status.HealthRoute;
import lockmap.server.status.MetricsRoute;
import lockmap.server.status.StatusRoute;
import lockmap.server.transfer.ExportRoute;
import lockmap.server.transfer.ImportRoute;
import lockmap.server.watch.WatchRoute;

/** The whole surface: what every request passes, and then where it goes. */
record Api(
    ReadRoute read,
    KeyRoutes keys,
    ListingRoute listing,
    BatchRoute batch,
    WatchRoute watch,
    ExportRoute exports,
    ImportRoute imports,
    StatusRoute status,
    MetricsRoute metrics,
    HealthRoute health,
    OpenApiRoute openApi) {

  HttpRouting.Builder routing(
      Problems problems,
      Traffic traffic,
      MemoryPool memory,
      Optional<AuditFilter> audit,
      List<Filter> filters) {
    Routes routes = routes(problems, traffic);
    HttpRouting.Builder routing =
        HttpRouting.builder().addFilter(new RequestMeter(routes, traffic));
    audit.ifPresent(routing::addFilter);
    routing.addFilter(new Gatekeeper(problems, memory));
    filters.forEach(routing::addFilter);
    return routing.any(routes);
  }

  Routes routes(Problems problems, Traffic traffic) {
    return new Routes(
        problems,
        traffic,
        Resource.under(Paths.STORE)
            .getOrWait(read::get, ReadRoute.WAIT)
            .put(keys::put)
            .delete(keys::delete),
        Resource.at(Paths.KEYS).get(listing::get).delete(listing::delete),
        Resource.under(Paths.CAS).post(keys::compareAndSwap),
        Resource.under(Paths.INCREMENT).post(keys::increment),
        Resource.under(Paths.TOUCH).post(keys::touch),
        Resource.under(Paths.WATCH_KEY).stream(watch::key),
        Resource.at(Paths.WATCH).stream(watch::events).streamByPost(watch::keys),
        Resource.at(Paths.BATCH).post(batch::run),
        Resource.at(Paths.EXPORT).stream(exports::get),
        Resource.at(Paths.IMPORT).post(imports::post),
        Resource.at(Paths.STATUS).get(status::get),
        Resource.at(Paths.METRICS).get(metrics::get),
        Resource.at(Paths.HEALTH).get(health::ready),
        Resource.at(Paths.HEALTH_READY).get(health::ready),
        Resource.at(Paths.HEALTH_LIVE).get(health::live),
        Resource.at(Paths.OPENAPI).get(openApi::get));
  }
}
