package press.colophon.intake;

import press.colophon.intake.Account.Name;

/// Fills in what the Source is known for where the original says nothing of it.
final class Assumptions {
  private Assumptions() {}

  static Account applied(Account account, Handling handling) {
    AccountDraft draft = AccountDraft.of(account);
    if (account.publisher() == null && handling.publisher() != null) {
      draft.publisher(new Name(handling.publisher(), handling.publisherUrl()));
    }
    if (account.regions().isEmpty()) {
      handling.regions().forEach(draft::region);
    }
    if (account.themes().isEmpty()) {
      handling.themes().forEach(draft::theme);
    }
    if (account.language() == null) {
      draft.language(handling.language());
    }
    if (account.licence() == null && account.envelope().rights().isEmpty()) {
      draft.licence(handling.licence());
      handling.terms().forEach(said -> draft.furniture(Account.Kind.PERMISSION, said));
    }
    return draft.account();
  }
}
