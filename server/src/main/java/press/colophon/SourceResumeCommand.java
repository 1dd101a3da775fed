package press.colophon;

import picocli.CommandLine.Command;
import press.colophon.intake.source.Source;

/// `colophon source resume`.
@Command(
    name = "resume",
    description = "Poll a source again, also one whose feeds were failing or gone.")
final class SourceResumeCommand extends NamedSourceCommand {
  @Override
  String done(Newspaper newspaper, Source source) {
    newspaper.sources().resume(source);
    return source.name() + " is active and is polled at once by a running server.";
  }
}
