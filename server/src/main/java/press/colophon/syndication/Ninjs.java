package press.colophon.syndication;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;

/// Writes one article as ninjs 3.0 (News in JSON, IPTC). Its rights are those it came with: in
/// words, and as a link to the ODRL policy. Thread-safe.
final class Ninjs {
  private static final String VERSION = "3.0";
  private static final String SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";
  private static final String ODRL = "http://www.w3.org/ns/odrl/2/";
  private static final String ROLES = "http://cv.iptc.org/newscodes/infosourcerole/";

  private final Addresses addresses;
  private final House house;

  Ninjs(Addresses addresses, House house) {
    this.addresses = addresses;
    this.house = house;
  }

  String write(Dispatch dispatch, String policy, Texts texts) {
    Json json =
        new Json()
            .with("uri", dispatch.address(addresses))
            .with("type", "text")
            .with("representationType", "full")
            .with("version", Integer.toString(dispatch.article().revision().number()))
            .with("firstCreated", dispatch.published().toString())
            .with("versionCreated", dispatch.updated().toString())
            .with("contentCreated", created(dispatch))
            .with("pubStatus", "usable")
            .with("language", dispatch.language());
    text(json, dispatch);
    people(json, dispatch, texts);
    subjects(json, dispatch, texts);
    rights(json, dispatch, policy, texts);
    json.with(
        "standard",
        new Json().with("name", "ninjs").with("version", VERSION).with("schema", SCHEMA));
    return json.lines();
  }

  private static Optional<String> created(Dispatch dispatch) {
    LocalDate day = dispatch.article().provenance().originDate();
    return Optional.ofNullable(day).map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
  }

  private static void text(Json json, Dispatch dispatch) {
    json.with("headlines", List.of(part("main", null, dispatch.rendition().headline())));
    String standfirst = dispatch.rendition().standfirst();
    if (standfirst != null) {
      json.with("descriptions", List.of(part("summary", null, standfirst)));
    }
    Body body = dispatch.rendition().body();
    json.with("bodies", List.of(part("main", "text/html", body.html())));
    List<Body> corrections = dispatch.corrections();
    if (!corrections.isEmpty()) {
      json.with("edNote", String.join("\n", corrections.stream().map(Body::text).toList()));
    }
  }

  private static Json part(String role, @Nullable String type, String value) {
    return new Json().with("role", role).with("contentType", type).with("value", value);
  }

  private void people(Json json, Dispatch dispatch, Texts texts) {
    List<Author> authors = dispatch.article().authors();
    if (!authors.isEmpty()) {
      json.with("by", texts.list(authors.stream().map(Author::name).toList()));
    }
    json.with(
        "people",
        authors.stream()
            .map(
                author ->
                    new Json()
                        .with("name", author.name())
                        .with("rel", "author")
                        .with("uri", dispatch.authorAddress(author, addresses)))
            .toList());
    json.with("infoSources", sources(dispatch));
    dispatch
        .originalUrl()
        .ifPresent(
            url ->
                json.with(
                    "altIds", List.of(new Json().with("role", "original").with("value", url))));
  }

  /// Where it first appeared, and who distributes it.
  private List<Json> sources(Dispatch dispatch) {
    Json distributor = source(house.name(), "distributor", addresses.home(addresses.language()));
    return dispatch
        .credited()
        .map(origin -> List.of(origin(origin), distributor))
        .orElseGet(() -> List.of(distributor));
  }

  private static Json origin(Publication origin) {
    return source(origin.name(), "origcont", WebAddress.of(origin.url()).orElse(null));
  }

  private static Json source(String name, String role, @Nullable String address) {
    return new Json().with("name", name).with("role", ROLES + role).with("uri", address);
  }

  private void subjects(Json json, Dispatch dispatch, Texts texts) {
    json.with(
        "subjects",
        dispatch.article().themes().stream()
            .map(
                theme ->
                    new Json()
                        .with("name", texts.themeName(theme.name()))
                        .with("uri", addresses.of(new Selection.OnTheme(theme), texts.tag())))
            .toList());
    json.with(
        "places",
        dispatch.article().regions().stream()
            .map(
                region ->
                    new Json()
                        .with("name", texts.regionName(region.name()))
                        .with("uri", addresses.of(new Selection.InRegion(region), texts.tag())))
            .toList());
  }

  private static void rights(Json json, Dispatch dispatch, String policy, Texts texts) {
    json.with("copyrightHolder", dispatch.copyrightHolder())
        .with("copyrightNotice", dispatch.copyrightNotice())
        .with("usageTerms", UsageTerms.of(dispatch, texts))
        .with("rightsInfo", new Json().with("langid", ODRL).with("linkedRights", policy));
  }
}
