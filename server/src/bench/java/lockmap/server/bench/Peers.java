package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers of others as Debian packages them, each with as little to do as it can have. */
final class Peers {

  static final String NGINX = "nginx, a constant, 1 worker";
  static final String WEBDIS = "webdis + Redis";
  static final String ETCD = "etcd, JSON gateway";

  private final Workspace workspace;

  Peers(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Answers with a constant and keeps nothing. */
  Contestant nginx(String program) throws IOException, InterruptedException {
    int port = Workspace.freePort();
    Path folder = workspace.folder();
    Path config =
        workspace.file(
            "nginx.conf",
            """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log stderr;
            events { worker_connections 1024; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_body_temp_path %1$s/nginx-body;
              proxy_temp_path %1$s/nginx-proxy;
              fastcgi_temp_path %1$s/nginx-fastcgi;
              uwsgi_temp_path %1$s/nginx-uwsgi;
              scgi_temp_path %1$s/nginx-scgi;
              default_type text/plain;
              server {
                listen 127.0.0.1:%2$d;
                location = /get { return 200 "%3$s"; }
                location = /put { return 204; }
              }
            }
            """
                .formatted(folder, port, Load.VALUE));
    Process process =
        workspace.start(
            "nginx",
            Map.of(),
            List.of(program, "-e", "stderr", "-p", folder.toString(), "-c", config.toString()));
    workspace.awaitPort(process, "nginx", port);
    return new Contestant(
        NGINX,
        List.of(process),
        port,
        asks(new Ask("PUT", "/put", Load.VALUE), Ask.get("/get")),
        false);
  }

  /** Redis in memory only, and what makes HTTP of it. */
  Contestant webdis(String redisProgram, String webdisProgram)
      throws IOException, InterruptedException {
    int redisPort = Workspace.freePort();
    Process redis =
        workspace.start(
            "redis",
            Map.of(),
            List.of(
                redisProgram,
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(redisPort),
                "--save",
                "",
                "--appendonly",
                "no"));
    workspace.awaitPort(redis, "redis", redisPort);
    int port = Workspace.freePort();
    Path config =
        workspace.file(
            "webdis.json",
            """
            {
              "redis_host": "127.0.0.1", "redis_port": %d, "redis_auth": null,
              "http_host": "127.0.0.1", "http_port": %d, "threads": 2,
              "daemonize": false, "database": 0, "verbosity": 0, "logfile": "/dev/null"
            }
            """
                .formatted(redisPort, port));
    Process webdis = workspace.start("webdis", Map.of(), List.of(webdisProgram, config.toString()));
    workspace.awaitPort(webdis, "webdis", port);
    return new Contestant(
        WEBDIS,
        List.of(webdis, redis),
        port,
        asks(new Ask("PUT", "/SET/" + Load.KEY, Load.VALUE), Ask.get("/GET/" + Load.KEY + ".txt")),
        false);
  }

  /** One node; it writes to disk what it is told. */
  Contestant etcd(String program) throws IOException, InterruptedException {
    int port = Workspace.freePort();
    String clients = "http://127.0.0.1:" + port;
    String peers = "http://127.0.0.1:" + Workspace.freePort();
    Process process =
        workspace.start(
            "etcd",
            Map.of(),
            List.of(
                program,
                "--data-dir",
                Files.createDirectory(workspace.folder().resolve("etcd")).toString(),
                "--listen-client-urls",
                clients,
                "--advertise-client-urls",
                clients,
                "--listen-peer-urls",
                peers,
                "--initial-advertise-peer-urls",
                peers,
                "--initial-cluster",
                "default=" + peers,
                "--log-level",
                "error"));
    workspace.awaitPort(process, "etcd", port);
    return new Contestant(
        ETCD,
        List.of(process),
        port,
        asks(
            new Ask(
                "POST",
                "/v3/kv/put",
                "{\"key\":\"%s\",\"value\":\"%s\"}"
                    .formatted(base64(Load.KEY), base64(Load.VALUE))),
            new Ask("POST", "/v3/kv/range", "{\"key\":\"" + base64(Load.KEY) + "\"}")),
        false);
  }

  private static Map<Load, Ask> asks(Ask put, Ask get) {
    Map<Load, Ask> asks = new LinkedHashMap<>();
    asks.put(Load.PUT, put);
    asks.put(Load.GET, get);
    return asks;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }
}
