package press.colophon.rights;

import java.time.LocalDate;

/// What a decision rests on.
public sealed interface Ground {

  /// In plain English, for editors.
  String words();

  /// A clause of a licence's text.
  ///
  /// @param of whose terms name the licence
  record LicenceText(Licence licence, String section, Level of) implements Ground {
    @Override
    public String words() {
      return "%s, section %s".formatted(licence.name(), section);
    }
  }

  /// A sentence of the terms.
  record Quoted(Clause clause, Level of) implements Ground {
    @Override
    public String words() {
      return "the terms of the %s say: \"%s\"".formatted(of.word(), clause.quotation());
    }
  }

  /// The picture's own licence.
  record PictureLicence(Licence licence, String section) implements Ground {
    @Override
    public String words() {
      return "the picture's own licence, %s, section %s".formatted(licence.name(), section);
    }
  }

  /// The picture is not its publisher's to pass on.
  ///
  /// @param agency as the credit names it
  record Agency(String agency) implements Ground {
    @Override
    public String words() {
      return "the picture is %s's, not the publisher's".formatted(agency);
    }
  }

  /// Somebody has reserved all rights in the picture.
  ///
  /// @param quotation the words that stand with it
  record Reserved(String quotation) implements Ground {
    @Override
    public String words() {
      return "with the picture stands: \"%s\"".formatted(quotation);
    }
  }

  /// A permission that a person recorded.
  record Recorded(Given permission) implements Ground {
    @Override
    public String words() {
      return "permission given by %s on %s".formatted(permission.by(), permission.on());
    }
  }

  /// The terms do not say; this is what the house does then.
  record Silence(Basis basis, Use use) implements Ground {
    @Override
    public String words() {
      return basis == Basis.UNSTATED
          ? "nothing is stated, and no permission recorded"
          : "the basis \"%s\" says nothing of this; the rule of the house for it"
              .formatted(basis.word().replace('-', ' '));
    }
  }

  /// Terms that changed say nothing of it any more, and no person has read them.
  record NoLongerSaid(Use use, Level of) implements Ground {
    @Override
    public String words() {
      return "the terms of the %s say nothing of it any more".formatted(of.word());
    }
  }

  /// What editors read among themselves is not published.
  record AmongEditors() implements Ground {
    @Override
    public String words() {
      return "read by editors alone, not published";
    }
  }

  /// It may be shown no longer.
  ///
  /// @param last the last day on which it could
  record Expired(LocalDate last) implements Ground {
    @Override
    public String words() {
      return "it could be used until " + last;
    }
  }
}
