package press.colophon;

import picocli.CommandLine.Command;
import press.colophon.intake.source.Source;

/// `colophon source remove`.
@Command(
    name = "remove",
    description = "Forget a source, its feeds and their history; its articles stay.")
final class SourceRemoveCommand extends NamedSourceCommand {
  @Override
  String done(Newspaper newspaper, Source source) {
    newspaper.sources().remove(source);
    return source.name() + " is removed. Its articles stay.";
  }
}
