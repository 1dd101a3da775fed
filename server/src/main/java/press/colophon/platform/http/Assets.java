package press.colophon.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Style sheets, scripts, fonts and drawings that come with the program, from its class path.
///
/// Each has two addresses: `/assets/site-1a2b3c4d.css` names its content and may be kept for ever;
/// `/assets/site.css` stays the same and is asked for anew. Immutable.
///
///     Assets assets = Assets.load("/assets", Site.class, "static/", "site.css", "logo.svg");
///     assets.address("site.css")   // for templates
public final class Assets {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Map<String, Page> byAddress;
  private final Map<String, String> addresses;

  private Assets(Map<String, Page> byAddress, Map<String, String> addresses) {
    this.byAddress = Map.copyOf(byAddress);
    this.addresses = Map.copyOf(addresses);
  }

  /// Reads the named files from `folder`, a resource path seen from `beside` and ending in a slash.
  ///
  /// @param prefix where they stand on the site, without a slash at the end
  public static Assets load(String prefix, Class<?> beside, String folder, String... names) {
    Map<String, Page> byAddress = new LinkedHashMap<>();
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String name : names) {
      Page page = Page.bytes(typeOf(name), read(beside, folder + name));
      String hashed = prefix + "/" + withHash(name, PreparedPage.hash(page));
      byAddress.put(hashed, page.cacheControl(FOR_EVER));
      byAddress.put(prefix + "/" + name, page);
      addresses.put(name, hashed);
    }
    return new Assets(byAddress, addresses);
  }

  /// The address that names the file's content.
  public String address(String name) {
    String address = addresses.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no asset is called " + name + "; known: " + addresses);
    }
    return address;
  }

  Map<String, Page> byAddress() {
    return byAddress;
  }

  private static String typeOf(String name) {
    return ContentTypes.of(name)
        .orElseThrow(() -> new IllegalArgumentException("unknown type of asset: " + name));
  }

  private static String withHash(String name, String hash) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + "-" + hash + name.substring(dot);
  }

  private static byte[] read(Class<?> beside, String path) {
    try (InputStream in = beside.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no asset at " + path + " beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading asset " + path, e);
    }
  }
}
