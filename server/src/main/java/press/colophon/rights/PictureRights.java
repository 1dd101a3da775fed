package press.colophon.rights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.articles.credit.PictureCredit;

/// What a picture says of itself, beside it or in its file: whose it is and on what terms.
final class PictureRights {
  private PictureRights() {}

  /// What a picture says of itself that forbids it, or leaves it to be asked for: of all licences
  /// that are named, each counts.
  static Optional<Permission> ofItself(FeaturedImage image, Rights rights) {
    List<Licence> licences =
        said(image).map(Licence::recognise).flatMap(Optional::stream).distinct().toList();
    Optional<Permission> byLicence =
        licences.stream().flatMap(l -> byLicence(l, rights.house()).stream()).findFirst();
    return byLicence.isPresent() || isFreeInItsFile(image) || isHouses(rights)
        ? byLicence
        : reserved(image);
  }

  /// A house has its own terms with an agency, and quotes at its own risk.
  private static boolean isHouses(Rights rights) {
    return rights.basis() == Basis.OWN_WORK || rights.basis() == Basis.FAIR_USE;
  }

  /// Whether whoever made the file has licensed it there.
  private static boolean isFreeInItsFile(FeaturedImage image) {
    return inFile(image).map(Licence::recognise).anyMatch(Optional::isPresent);
  }

  private static Optional<Permission> reserved(FeaturedImage image) {
    return said(image)
        .flatMap(credit -> PictureAgencies.named(credit).stream())
        .findFirst()
        .<Ground>map(Ground.Agency::new)
        .or(
            () ->
                said(image).filter(PictureRights::isReserved).findFirst().map(Ground.Reserved::new))
        .map(ground -> new Permission.AskFirst(ground, null));
  }

  private static boolean isReserved(String words) {
    return words.toLowerCase(Locale.ROOT).contains("all rights reserved");
  }

  private static Optional<Permission> byLicence(Licence licence, HouseRules house) {
    Stream<Use> uses =
        house.commercial() ? Stream.of(Use.REPRINT, Use.COMMERCIAL) : Stream.of(Use.REPRINT);
    return uses.map(licence.rules()::on)
        .filter(rule -> rule.verdict() != Verdict.ALLOWED)
        .map(rule -> because(rule, licence))
        .findFirst();
  }

  private static Permission because(LicenceRules.Rule rule, Licence licence) {
    Ground ground = new Ground.PictureLicence(licence, rule.section());
    return rule.verdict() == Verdict.DENIED
        ? new Permission.Refused(ground)
        : new Permission.AskFirst(ground, null);
  }

  /// All that stands beside a picture or in its file about whose it is.
  private static Stream<String> said(FeaturedImage image) {
    return Stream.concat(
        Stream.of(image.licence(), image.credit()).flatMap(Stream::ofNullable), inFile(image));
  }

  private static Stream<String> inFile(FeaturedImage image) {
    Picture picture = image.picture();
    PictureCredit credit = picture == null ? PictureCredit.NONE : picture.credit();
    return Stream.of(
            credit.licenceAddress(),
            credit.usageTerms(),
            credit.credit(),
            credit.source(),
            credit.copyrightNotice())
        .flatMap(Stream::ofNullable);
  }
}
