package press.colophon.syndication;

import java.util.List;
import press.colophon.rights.Occasion;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// Whether the rights to mine texts are reserved, in TDMRep (Text and Data Mining Reservation
/// Protocol, W3C Community Group report of 10 May 2024), as Article 4(3) of Directive (EU) 2019/790
/// asks for: machine-readable.
final class TdmReservation {
  /// The line in the head of each article's answer: `1` where rights are reserved.
  static final String HEADER = "TDM-Reservation";

  /// The line that leads to the terms.
  static final String POLICY_HEADER = "TDM-Policy";

  private TdmReservation() {}

  /// Whether mining this article is reserved: wherever its terms do not permit it to everybody.
  static boolean isReserved(Rights rights, Occasion on) {
    return !rights.toOthers().decide(Use.MACHINE_LEARNING, on).isGranted();
  }

  /// The file `/.well-known/tdmrep.json`: reserved for the whole site, because its pages hold the
  /// work of many; an article whose terms permit it says so in its own answer.
  ///
  /// @param policy address of the site's terms
  static String file(String policy) {
    return Json.lines(
        List.of(
            new Json()
                .with("location", "/*")
                .with("tdm-reservation", 1)
                .with("tdm-policy", policy)));
  }
}
