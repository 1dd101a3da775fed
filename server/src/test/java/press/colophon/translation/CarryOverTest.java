package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CarryOverTest {
  private static final Maker MACHINE = new Maker.Machine("Shouting", "1", Instant.EPOCH);
  private static final Maker.Person IDA = new Maker.Person("Ida", true, Instant.EPOCH);

  @Test
  void sentencesThatAreTheSameKeepTheirTranslationWhereverTheyStandNow() {
    List<Unit> units =
        carried(
            segments("Two.", "One.", "New.", "One."),
            List.of(by(MACHINE, "One."), by(IDA, "Two."), by(MACHINE, "Three.")));

    assertThat(units)
        .containsExactly(
            by(IDA, "Two."),
            by(MACHINE, "One."),
            Unit.open(new Segment("New.")),
            Unit.open(new Segment("One.")));
  }

  @Test
  void aPersonsWorkOnASentenceThatChangedIsKeptBesideTheNewOne() {
    List<Unit> units =
        carried(
            segments("One.", "Two, corrected.", "Three."),
            List.of(by(MACHINE, "One."), by(IDA, "Two."), by(MACHINE, "Three.")));

    assertThat(units.get(1))
        .isEqualTo(
            Unit.open(new Segment("Two, corrected."))
                .keeping(new Unit.Kept(new Segment("Two."), new Segment("TWO."), IDA)));
  }

  @Test
  void whatIsKeptStaysKeptThroughAnotherCorrection() {
    List<Unit> once = carried(segments("Two, corrected."), List.of(by(IDA, "Two.")));
    List<Unit> translated =
        List.of(once.getFirst().made(new Segment("TWO, CORRECTED."), MACHINE, List.of()));

    List<Unit> again = carried(segments("Two, corrected twice."), translated);

    assertThat(again.getFirst().kept().target().html()).isEqualTo("TWO.");
  }

  @Test
  void aSentenceThatIsGoneTakesNoOtherOnesPlace() {
    List<Unit> units =
        carried(
            segments("One.", "Three."),
            List.of(by(IDA, "One."), by(IDA, "Two."), by(IDA, "Three.")));

    assertThat(units).containsExactly(by(IDA, "One."), by(IDA, "Three."));
  }

  @Test
  void aTypoKeepsTheTranslationWhoeverMadeIt() {
    List<Unit> units =
        carried(
            segments("The goverment went, they say.", "The whole harbour sank."),
            List.of(
                by(MACHINE, "The government went , they say"),
                by(IDA, "The hole harbour sank."),
                by(MACHINE, "Three.")));

    assertThat(units.get(0).target().html()).isEqualTo("THE GOVERNMENT WENT , THEY SAY");
    assertThat(units.get(0).source().html()).isEqualTo("The goverment went, they say.");
    assertThat(units.get(1).target()).isNull();
    assertThat(units.get(1).kept().maker()).isEqualTo(IDA);
  }

  @Test
  void whatAPersonCallsSmallKeepsItsTranslationButForNumbersAndLinks() {
    List<Unit> units =
        CarryOver.of(
            segments(
                "The hole is deep and wide, men say.",
                "It cost 21 crowns in all.",
                "See <a href=\"b\">the map</a> of it."),
            List.of(
                by(IDA, "The whole is deep and wide, men say."),
                by(MACHINE, "It cost 12 crowns in all."),
                by(MACHINE, "See <a href=\"a\">the map</a> of it.")),
            new SameSense("en", true));

    assertThat(units.get(0).maker()).isEqualTo(IDA);
    assertThat(units.get(1).target()).isNull();
    assertThat(units.get(2).target()).isNull();
  }

  private static List<Unit> carried(List<Segment> text, List<Unit> before) {
    return CarryOver.of(text, before, new SameSense("en", false));
  }

  private static List<Segment> segments(String... texts) {
    return Stream.of(texts).map(Segment::new).toList();
  }

  private static Unit by(Maker maker, String text) {
    return Unit.open(new Segment(text))
        .made(new Segment(text.toUpperCase(Locale.ROOT)), maker, List.of());
  }
}
