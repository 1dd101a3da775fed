package press.colophon.rights;

/// Decides what may be done with an article from its [Terms].
public final class Permissions {

  private Permissions() {}

  /// A licence that forbids derivatives forbids a published translation: the Creative Commons
  /// licences count a translation as adapted material (CC BY-ND 4.0, sections 1(a) and 2(a)(1)(B)).
  public static Permission decide(Terms terms, Use use) {
    Licence licence = terms.licence();
    return switch (use) {
      case REPRINT -> new Permission.Granted();
      case TRANSLATE ->
          licence == null || licence.allowsDerivatives()
              ? new Permission.Granted()
              : new Permission.Refused(licence.name());
      case COMMERCIAL ->
          licence == null || licence.allowsCommercialUse()
              ? new Permission.Granted()
              : new Permission.Refused(licence.name());
    };
  }
}
