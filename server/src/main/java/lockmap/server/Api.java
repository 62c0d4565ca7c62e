package lockmap.server;

import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import lockmap.api.Paths;
import lockmap.api.Version;
import lockmap.server.access.Grants;
import lockmap.server.batch.BatchRoute;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.Gatekeeper;
import lockmap.server.http.Problems;
import lockmap.server.http.RequestMeter;
import lockmap.server.http.Resource;
import lockmap.server.http.Routes;
import lockmap.server.http.Traffic;
import lockmap.server.keys.KeyRoutes;
import lockmap.server.keys.ReadRoute;
import lockmap.server.listing.ListingRoute;
import lockmap.server.openapi.OpenApiRoute;
import lockmap.server.status.HealthRoute;
import lockmap.server.status.MetricsRoute;
import lockmap.server.status.Sources;
import lockmap.server.status.StatusRoute;
import lockmap.server.store.CountedStore;
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

  static Api of(Parts parts, HealthRoute health) {
    ServerConfig config = parts.config();
    int maxValue = config.store().maxValueSize();
    int maxBody = Math.toIntExact(config.server().maxBodySize());
    ServerConfig.Watch watching = config.watch();
    Engine engine = parts.engine();
    CountedStore store = engine.store();
    LongSupplier ticker = engine.ticker();
    Grants grants = parts.access().grants();
    WatchRoute watch =
        new WatchRoute(
            store,
            engine.feed(),
            grants,
            ticker,
            watching.keepAlive(),
            maxBody,
            watching.maxWatchers(),
            engine.watchMemory());
    BatchRoute batch = new BatchRoute(store, grants, maxValue, maxBody);
    Sources sources = Figures.of(parts, watch, batch);
    return new Api(
        new ReadRoute(store, engine.feed(), ticker, grants),
        new KeyRoutes(store, ticker, grants, maxValue, maxBody),
        new ListingRoute(store, ticker, grants),
        batch,
        watch,
        new ExportRoute(store, ticker, grants),
        new ImportRoute(store, grants, maxValue),
        new StatusRoute(sources, InstantSource.system(), ticker, Version.current()),
        new MetricsRoute(sources, Version.current()),
        health,
        new OpenApiRoute());
  }

  /**
   * The audit log stands outside of all that refuses, so that nothing is refused without a line;
   * only the count is kept further out.
   */
  HttpRouting.Builder routing(Parts parts) {
    Requests requests = parts.requests();
    Routes routes = routes(requests.problems(), requests.traffic());
    HttpRouting.Builder routing =
        HttpRouting.builder().addFilter(new RequestMeter(routes, requests.traffic()));
    parts
        .edge()
        .audit(parts.access()::name, parts.limits().clients())
        .ifPresent(routing::addFilter);
    routing.addFilter(new Gatekeeper(requests.problems(), requests.memory()));
    parts.filters().forEach(routing::addFilter);
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
