package press.colophon;

import picocli.CommandLine.Command;
import press.colophon.intake.source.Source;

/// `colophon source pause`.
@Command(
    name = "pause",
    description = "Stop polling a source until it is resumed; its articles stay.")
final class SourcePauseCommand extends NamedSourceCommand {
  @Override
  String done(Newspaper newspaper, Source source) {
    newspaper.sources().pause(source);
    return source.name() + " is paused. Again: ./colophon source resume " + source.slug();
  }
}
