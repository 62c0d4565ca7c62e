package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody who takes part.
 *
 * @param all who does
 * @param missing what is not installed
 */
record Contestants(List<Contestant> all, List<String> missing) {

  /** Starts them all; in a short run those that matter most. */
  static Contestants start(Workspace workspace, boolean isShort)
      throws IOException, InterruptedException {
    List<Contestant> all = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Contestant lockMap = LockMapServer.start(workspace, LockMapServer.NAME, Map.of());
    BareServers bare = new BareServers(workspace, OtherJvm.options(lockMap.processes().getFirst()));
    Peers peers = new Peers(workspace);
    all.add(lockMap);
    all.add(bare.helidon());
    all.add(bare.netty());
    Optional<String> nginx = installed("nginx", missing);
    if (nginx.isPresent()) {
      all.add(peers.nginx(nginx.get()));
    }
    if (!isShort) {
      Optional<String> redis = installed("redis-server", missing);
      Optional<String> webdis = installed("webdis", missing);
      if (redis.isPresent() && webdis.isPresent()) {
        all.add(peers.webdis(redis.get(), webdis.get()));
      }
      Optional<String> etcd = installed("etcd", missing);
      if (etcd.isPresent()) {
        all.add(peers.etcd(etcd.get()));
      }
    }
    return new Contestants(all, missing);
  }

  private static Optional<String> installed(String name, List<String> missing) {
    Optional<String> program = Workspace.program(name);
    if (program.isEmpty()) {
      missing.add(name);
    }
    return program;
  }
}
