package lockmap.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Has nobody in this process ask DNS for the name of an address. The framework does so for each TLS
 * connection before it reads a byte, so that a client whose address takes long to look up, which
 * its owner can see to, would hold a thread of the processor for seconds. Names are looked up as
 * ever.
 */
public final class NoReverseLookup extends InetAddressResolverProvider {

  /** Made by the JDK, by its name. */
  public NoReverseLookup() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return new NamesOnly(configuration.builtinResolver());
  }

  @Override
  public String name() {
    return "no reverse lookup";
  }

  private record NamesOnly(InetAddressResolver system) implements InetAddressResolver {

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      return system.lookupByName(host, policy);
    }

    /** The address itself then stands in the name's place. */
    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      throw new UnknownHostException("names of addresses are not looked up");
    }
  }
}
