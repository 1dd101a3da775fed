package press.colophon.intake.format.agency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.RightsField;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.SubjectCode;

/// What one `nitf` element says, for files of NITF and for the formats that carry it.
///
/// Element names are those of the NITF 3.x document type definition,
/// <https://iptc.org/standards/nitf/>.
final class NitfText {
  private static final Set<String> PICTURES = Set.of("image", "photo", "graphic", "");

  private NitfText() {}

  /// Sets all it says; what was set before stands.
  static void read(Element nitf, Copy copy) {
    head(nitf, copy);
    bodyHead(nitf, copy);
    HtmlBlocks text = blocks(nitf, copy);
    copy.body(text);
    bodyEnd(nitf, copy);
  }

  /// The status of the whole document: `usable`, `embargoed`, `withheld`, `canceled`.
  static String status(Element nitf) {
    Element data = nitf.selectFirst("docdata");
    return data == null ? "" : data.attr("management-status").strip().toLowerCase(Locale.ROOT);
  }

  /// Whether it may be published: by its status, and by a release later than the issue. A release
  /// whose time cannot be read, or a status of embargo without one, holds it back.
  static Clearance clearance(Element nitf) {
    String status = status(nitf);
    Element release = nitf.selectFirst("docdata > date\\.release");
    Clearance stated = Clearance.ofStatus("management-status", status);
    if (release == null) {
      return status.equals("embargoed") ? stated.and(Clearance.embargoed(null)) : stated;
    }
    Instant until = StatedTime.instant(release.attr("norm"));
    Instant since = StatedTime.instant(attribute(nitf, "docdata > date\\.issue", "norm"));
    boolean isPast = until != null && since != null && !until.isAfter(since);
    return isPast && !status.equals("embargoed")
        ? stated
        : stated.and(Clearance.embargoed(release.attr("norm")));
  }

  /// By what the agency knows it.
  static List<String> identifiers(Element nitf) {
    List<String> ids = new ArrayList<>();
    for (Element id : nitf.select("docdata > doc-id")) {
      addIfNamed(ids, id.attr("id-string"));
    }
    for (Element key : nitf.select("docdata > du-key")) {
      addIfNamed(ids, key.attr("key"));
    }
    return ids;
  }

  private static void addIfNamed(List<String> ids, String id) {
    if (!id.isBlank()) {
      ids.add(id.strip());
    }
  }

  /// The text between head and end, its pictures told to the copy.
  static HtmlBlocks blocks(Element nitf, Copy copy) {
    Element content = nitf.selectFirst("body\\.content");
    Element source = content == null ? nitf.selectFirst("body") : content;
    Element text = (source == null ? nitf : source).clone();
    text.select("body\\.head, body\\.end").remove();
    text.select("media").forEach(media -> media(media, copy));
    text.select("media").remove();
    for (Element note : text.select("note, fn")) {
      copy.draft.note(note.text());
      note.remove();
    }
    text.select("hl1, hl2").tagName("h2");
    text.select("bq").tagName("blockquote");
    text.select("block").tagName("div");
    text.select("credit").tagName("cite");
    text.select("num, money, event, function, lang, pronounce, virtloc, object\\.title, copyrite")
        .tagName("span");
    return HtmlBlocks.of(text);
  }

  private static void head(Element nitf, Copy copy) {
    Element title = nitf.selectFirst("head > title");
    identifiers(nitf).forEach(copy.envelope::identifier);
    times(nitf, copy);
    rights(nitf, copy);
    subjects(nitf, copy);
    way(nitf, copy);
    copy.draft.language(nitf.hasAttr("lang") ? nitf.attr("lang") : bodyLanguage(nitf));
    Element key = nitf.selectFirst("docdata > du-key");
    copy.envelope.version(key == null ? null : key.attr("version"));
    copy.envelope.status(status(nitf));
    hedline(nitf, copy);
    if (!copy.hasHeadline() && title != null) {
      copy.headline(title.text());
    }
    routing(nitf, copy);
  }

  private static @Nullable String bodyLanguage(Element nitf) {
    Element body = nitf.selectFirst("body");
    return body == null || body.attr("lang").isBlank() ? null : body.attr("lang");
  }

  private static void times(Element nitf, Copy copy) {
    String issued = attribute(nitf, "docdata > date\\.issue", "norm");
    String release = attribute(nitf, "docdata > date\\.release", "norm");
    copy.published(attribute(nitf, "pubdata", "date.publication"));
    copy.published(issued);
    copy.published(release);
    copy.published(attribute(nitf, "body\\.head story\\.date", "norm"));
  }

  private static void rights(Element nitf, Copy copy) {
    for (Element held : nitf.select("docdata > doc\\.copyright")) {
      String holder = held.attr("holder");
      String year = held.attr("year");
      String notice = "Copyright " + (year.isBlank() ? "" : year + " ") + holder;
      copy.copyright("doc.copyright", holder.isBlank() ? null : notice, holder);
    }
    for (Element rights : nitf.select("docdata > doc\\.rights")) {
      copy.rights("doc.rights", attributes(rights), null);
    }
    for (Element rights : nitf.select("body\\.head > rights")) {
      copy.terms("rights", rights.text(), null);
      copy.rights("rights", attributes(rights), null);
    }
    copy.rights("date.expire", attribute(nitf, "docdata > date\\.expire", "norm"), null);
    for (Element message : nitf.select("docdata > ed-msg")) {
      copy.rights("ed-msg", message.attr("info"), null);
    }
  }

  /// The attributes as a line: `owner: Tern Wire; geography: Europe`.
  static String attributes(Element element) {
    return element.attributes().asList().stream()
        .filter(a -> !a.getValue().isBlank() && !a.getKey().equals("xmlns"))
        .map(a -> a.getKey() + ": " + a.getValue().strip())
        .collect(Collectors.joining("; "));
  }

  private static void subjects(Element nitf, Copy copy) {
    for (Element subject : nitf.select("tobject\\.subject")) {
      copy.envelope.subject(SubjectCode.of("subj", subject.attr("tobject.subject.refnum"), null));
      copy.draft.theme(first(subject, "tobject.subject.matter", "tobject.subject.type"));
    }
    for (Element classifier : nitf.select("identified-content > classifier")) {
      copy.envelope.subject(
          SubjectCode.of(classifier.attr("type"), classifier.attr("value"), null));
      copy.draft.theme(classifier.text());
    }
    for (Element keyword : nitf.select("key-list > keyword")) {
      copy.draft.theme(keyword.attr("key"));
    }
    for (Element place : nitf.select("identified-content > location, docdata > evloc")) {
      copy.place(place.text().isBlank() ? attributes(place) : place.text(), null, null);
    }
  }

  private static @Nullable String first(Element element, String... attributes) {
    for (String attribute : attributes) {
      if (!element.attr(attribute).isBlank()) {
        return element.attr(attribute);
      }
    }
    return null;
  }

  /// Through whose hands it went, and who published it.
  private static void way(Element nitf, Copy copy) {
    for (Element from : nitf.select("docdata > del-list > from-src")) {
      copy.hop(from.attr("src-name"), "forwarded", null);
    }
    for (Element revision : nitf.select("head > revision-history")) {
      copy.hop(
          revision.attr("name"),
          first(revision, "function", "comment"),
          StatedTime.instant(revision.attr("norm")));
    }
    for (Element publication : nitf.select("pubdata")) {
      copy.publisher(publication.attr("name"), publication.attr("ex-ref"));
      copy.draft.furniture(Kind.MASTHEAD, publication.attr("position.section"));
    }
    for (Element correction : nitf.select("docdata > correction")) {
      copy.draft.note(correction.attr("info"));
    }
  }

  /// What desks sort by: not for readers, and not lost.
  private static void routing(Element nitf, Copy copy) {
    for (Element fixture : nitf.select("docdata > fixture")) {
      copy.draft.furniture(Kind.MASTHEAD, fixture.attr("fix-id"));
    }
    for (Element series : nitf.select("docdata > series")) {
      copy.draft.furniture(Kind.MASTHEAD, series.attr("series.name"));
    }
  }

  private static void hedline(Element nitf, Copy copy) {
    for (Element line : nitf.select("body\\.head > hedline > hl1")) {
      copy.headline(line.text());
    }
    for (Element summary : nitf.select("body\\.head > abstract")) {
      copy.standfirst(summary.text());
    }
    for (Element line : nitf.select("body\\.head > hedline > hl2")) {
      copy.standfirst(line.text());
    }
  }

  private static void bodyHead(Element nitf, Copy copy) {
    for (Element byline : nitf.select("body\\.head > byline")) {
      byline(byline, copy);
    }
    for (Element place : nitf.select("body\\.head > dateline > location")) {
      copy.place(place.text(), null, null);
    }
    for (Element note : nitf.select("body\\.head > note")) {
      copy.draft.note(note.text());
    }
    for (Element distributor : nitf.select("body\\.head > distributor")) {
      copy.publisher(distributor.text(), null);
      copy.hop(distributor.text(), "distributed", null);
    }
  }

  /// Names are marked as persons, or stand in the line as printed; a title says more than a name.
  private static void byline(Element byline, Copy copy) {
    List<String> people = byline.select("> person").eachText();
    String title = byline.select("> byttl").text();
    if (people.isEmpty()) {
      Element line = byline.clone();
      line.select("byttl").remove();
      copy.byline(line.text());
    } else {
      people.forEach(name -> copy.author(name, null));
    }
    if (!title.isBlank()) {
      copy.draft.bylines(byline.text().replaceFirst("(?i)^by\\s+", ""));
    }
  }

  private static void bodyEnd(Element nitf, Copy copy) {
    for (Element tagline : nitf.select("body\\.end > tagline")) {
      if (!copy.isSigned() && tagline.text().matches("(?i)by\\s.*")) {
        copy.byline(tagline.text());
      } else {
        copy.draft.furniture(Kind.BIOGRAPHY, tagline.text());
      }
    }
    for (Element sources : nitf.select("body\\.end > bibliography")) {
      copy.draft.note(sources.text());
    }
  }

  private static void media(Element media, Copy copy) {
    String caption = media.select("media-caption").text();
    Metadata metadata = Metadata.of(media);
    metadata.others().forEach(copy.draft::notUnderstood);
    Element reference = media.selectFirst("media-reference");
    if (!PICTURES.contains(media.attr("media-type").toLowerCase(Locale.ROOT))) {
      copy.draft.furniture(Kind.CAPTION, metadata.after(caption));
      return;
    }
    String source = reference == null ? "" : reference.attr("source");
    String alt = reference == null ? "" : reference.attr("alternate-text");
    copy.picture(
        new Account.Image(
            orNull(caption), metadata.credit(), orNull(source), orNull(alt), metadata.rights()));
  }

  /// What stands around a picture or a film.
  ///
  /// @param credit its producers, and who else is named for it
  /// @param rights everything that speaks of its rights
  /// @param others what is neither
  private record Metadata(@Nullable String credit, @Nullable String rights, List<String> others) {
    private static final Pattern CREDIT =
        Pattern.compile("credit|byline|author|photograph|producer", Pattern.CASE_INSENSITIVE);

    private static Metadata of(Element media) {
      Set<String> credit = new LinkedHashSet<>(media.select("media-producer").eachText());
      Set<String> rights = new LinkedHashSet<>();
      List<String> others = new ArrayList<>();
      for (Element data : media.select("media-metadata")) {
        String name = data.attr("name");
        String value = data.attr("value").isBlank() ? data.text() : data.attr("value").strip();
        if (value.isBlank()) {
          continue;
        }
        if (RightsField.isNamed(name)) {
          rights.add(value);
        } else if (CREDIT.matcher(name).find()) {
          credit.add(value);
        } else {
          others.add("media-metadata " + name + ": " + value);
        }
      }
      return new Metadata(
          orNull(String.join(" / ", credit)), orNull(String.join("; ", rights)), others);
    }

    /// A caption with what else is known, for what is no picture.
    private String after(String caption) {
      return Stream.of(caption, credit, rights)
          .filter(part -> part != null && !part.isBlank())
          .collect(Collectors.joining(" / "));
    }
  }

  private static @Nullable String attribute(Element nitf, String selector, String name) {
    Element found = nitf.selectFirst(selector);
    return found == null ? null : orNull(found.attr(name));
  }

  static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
