package press.colophon.rights.requests;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import press.colophon.rights.Channel;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// What somebody wants of us with an article.
public enum RequestKind {
  COMMERCIAL,
  PRINT,
  TRANSLATION,
  IMAGES,
  OTHER,
  /// Something in it is wrong.
  CORRECTION,
  /// It should not be here.
  TAKEDOWN;

  /// The word used in the database, in forms and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind of this word.
  public static Optional<RequestKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /// Whether it is about the article itself, and no use of it.
  public boolean isComplaint() {
    return this == CORRECTION || this == TAKEDOWN;
  }

  /// What the terms say to everybody on that use.
  ///
  /// @param others the rights without what was permitted to us alone
  public Permission decide(Rights others, Instant at) {
    Occasion on = Occasion.page(others.language(), at);
    return switch (this) {
      case COMMERCIAL -> others.decide(Use.COMMERCIAL, on);
      case PRINT -> others.decide(Use.REPRINT, on.by(Channel.PRINT));
      case TRANSLATION -> others.decide(Use.TRANSLATE, on);
      case IMAGES -> others.decide(Use.IMAGES, on);
      case OTHER, CORRECTION, TAKEDOWN -> others.decide(Use.SUBLICENSE, on);
    };
  }
}
