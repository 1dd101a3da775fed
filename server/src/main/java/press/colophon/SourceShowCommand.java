package press.colophon;

import picocli.CommandLine.Command;
import press.colophon.intake.source.Source;

/// `colophon source show`.
@Command(
    name = "show",
    description =
        "Tell how a source fares: terms, feeds, the last polls, what was dropped and why.")
final class SourceShowCommand extends NamedSourceCommand {
  @Override
  String done(Newspaper newspaper, Source source) {
    return newspaper.polling().story().of(source).stripTrailing();
  }
}
