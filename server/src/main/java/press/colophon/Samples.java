package press.colophon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Publication;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.Scope;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.TermsReadings.Choice;
import press.colophon.rights.Use;

/// The bundled sample publication: pages as their origins published them, and their pictures.
final class Samples {
  private static final List<String> PICTURES =
      List.of("delta", "harbour", "hives", "ibex", "library", "night-train");

  private static final String EDITOR = "the sample publication";
  private static final String PERMITTED = "last-shift-at-the-ropewalk.html";
  private static final GivenPermissions.Entry PERMISSION =
      new GivenPermissions.Entry(
          EnumSet.of(Use.REPRINT, Use.EXCERPT, Use.IMAGES, Use.NEWSLETTER),
          Scope.ALL,
          "Harbour Post",
          LocalDate.of(2026, 11, 2),
          "Printed below the article: \"Republished in The Lantern with permission.\"",
          EDITOR);

  private Samples() {}

  /// Copies the samples into a folder, since intake reads files.
  ///
  /// @return the pages, in the order of their import
  static List<Path> unpackInto(Path folder) {
    try {
      Files.createDirectories(folder.resolve("pictures"));
      for (String picture : PICTURES) {
        copy("pictures/" + picture + ".jpg", folder);
      }
      List<Path> pages = new ArrayList<>();
      for (String name : listed()) {
        copy(name, folder);
        pages.add(folder.resolve(name));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException("the samples cannot be written to " + folder, e);
    }
  }

  /// Does with a sample what an editor would: records the permission for the one whose page wants
  /// to be asked, reads what the others' pages say of their use, and publishes what waited for
  /// that.
  static void edit(Newspaper newspaper, Path sample, ArticleId id) {
    newspaper
        .articles()
        .find(id)
        .ifPresent(
            article -> {
              permit(newspaper, sample, article);
              read(newspaper, article);
              publish(newspaper, article);
            });
  }

  private static void permit(Newspaper newspaper, Path sample, Article article) {
    if (sample.endsWith(PERMITTED) && newspaper.permissions().of(article).given().isEmpty()) {
      newspaper.rightsLedger().record(article, PERMISSION);
    }
  }

  private static void read(Newspaper newspaper, Article article) {
    Publication publisher = article.provenance().credited();
    if (publisher != null) {
      TermsReadings readings = newspaper.termsReadings();
      readings
          .of(publisher)
          .ifPresent(
              known ->
                  readings.confirm(
                      publisher, new Choice(Set.of(), Set.of(), known.word()), EDITOR));
    }
  }

  private static void publish(Newspaper newspaper, Article article) {
    newspaper.proposals().open().stream()
        .filter(proposal -> proposal.article().equals(article.id()))
        .forEach(proposal -> newspaper.review().accept(proposal.id(), EDITOR));
  }

  private static List<String> listed() throws IOException {
    try (InputStream in = open("index.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream in = open(name)) {
      Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        Samples.class.getResourceAsStream("/sample/" + name), "no sample " + name);
  }
}
