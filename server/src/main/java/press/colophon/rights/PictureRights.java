package press.colophon.rights;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.articles.credit.PictureCredit;

/// What a picture says of itself, beside it or in its file: whose it is and on what terms.
final class PictureRights {
  private PictureRights() {}

  /// What a picture says of itself that forbids it, or leaves it to be asked for.
  static Optional<Permission> ofItself(FeaturedImage image, Rights rights) {
    Optional<Licence> licence =
        said(image).map(Licence::recognise).flatMap(Optional::stream).findFirst();
    if (licence.isPresent()) {
      return byLicence(licence.get(), rights.house());
    }
    if (rights.basis() == Basis.OWN_WORK || rights.basis() == Basis.FAIR_USE) {
      return Optional.empty();
    }
    return said(image)
        .flatMap(credit -> PictureAgencies.named(credit).stream())
        .findFirst()
        .map(agency -> new Permission.AskFirst(new Ground.Agency(agency), null));
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
    Picture picture = image.picture();
    Stream<@Nullable String> beside = Stream.of(image.licence(), image.credit());
    PictureCredit inFile = picture == null ? PictureCredit.NONE : picture.credit();
    Stream<@Nullable String> within =
        Stream.of(
            inFile.licenceAddress(),
            inFile.usageTerms(),
            inFile.credit(),
            inFile.source(),
            inFile.copyrightNotice());
    return Stream.concat(beside, within).filter(Objects::nonNull).map(Objects::requireNonNull);
  }
}
