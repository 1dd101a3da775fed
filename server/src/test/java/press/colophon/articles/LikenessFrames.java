package press.colophon.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reports that are written into the same frame every day: `#` is a number, `@` a name, `~` one of
/// a few words of the trade.
final class LikenessFrames {
  private static final String WEATHER =
      """
      The west will start ~ with temperatures of # to # degrees, while the east stays ~ until the \
      afternoon. Winds from the ~ reach # kilometres an hour on the coast and # in the mountains. In \
      the night it will be ~ and lows fall to # degrees in the valleys. On the next day a ~ front \
      brings # to # litres of rain per square metre. The sun rises at #:# and sets at #:#. The water of the bay has # \
      degrees. The pollen count is ~. The outlook for the weekend remains ~ with highs of # degrees.""";
  private static final String WETTER =
      """
      Am Vormittag ist es im Norden ~ und die Temperaturen steigen auf # bis # Grad. Im Süden bleibt \
      es ~ bei Werten um # Grad. Der Wind weht ~ aus Südwest mit Böen bis # Kilometer pro Stunde. In \
      der Nacht zum @ sinken die Werte auf # bis # Grad, örtlich ist mit ~ Schauern zu rechnen. Die \
      Aussichten: Am @ wird es ~ und im Tagesverlauf # Grad warm, auf den Gipfeln liegen # Zentimeter Schnee.""";
  private static final String MARKET =
      """
      Shares in @ closed ~ on @ as investors weighed results from @ and a ~ reading of inflation. \
      The benchmark index ended the session # points ~ at #.#, its ~ level since @. Trading volume \
      was # million shares against an average of # million. Shares of @ gained #.# percent while @ \
      lost #.# percent. In the broader market # stocks rose and # fell. The currency was quoted at \
      #.# to the dollar compared with #.# the day before. Oil traded at #.# dollars a barrel and gold at # dollars an ounce.""";
  private static final String BOLSA =
      """
      La bolsa de @ cerró este @ con una ~ del #,# por ciento hasta los #.# puntos, en una jornada \
      ~ para los mercados europeos. Los valores más destacados fueron @, que subió un #,# por ciento, \
      y @, que perdió un #,# por ciento. El volumen negociado alcanzó los # millones de euros. El euro \
      se cambiaba al cierre a #,# dólares y el barril de Brent cotizaba a #,# dólares.""";
  private static final String OBITUARY =
      """
      @ @, # years old, of @, passed away peacefully on @ surrounded by family. Born in @ to the \
      late @ and @ @, the deceased was a member of @ church and worked for # years at @ company. \
      Survivors include a spouse, @, # children and # grandchildren. Visitation will be held on @ \
      from # to # at the @ funeral home. A service will follow at # with Reverend @ officiating. \
      Burial will be in @ cemetery. In lieu of flowers memorial donations may be made to @ hospice.""";
  private static final String LISTING =
      """
      Here is what is on in town this week. Cinema: @ and @ at the Palace, # and # o'clock daily. \
      Theatre: @ by @ at the Municipal, tickets from # euros. Music: @ at the Old Mill on @ at #, \
      doors open at #. Exhibitions: @ at the museum until @ #. For children: @ at the library at #. \
      Markets: every @ from # on the square. Send us your dates by @ at noon.""";
  private static final String MATCH =
      """
      @ beat @ #-# at @ on @ in front of # spectators. @ opened the scoring in minute # after a pass \
      from @, and @ equalised in minute #. After the break @ saw a yellow card and @ came on for @. \
      The winner came from @ in minute #. The hosts stay in place # of the table with # points, the \
      visitors are now # with # points and play @ next. Referee was @ from @.""";
  private static final String SHANGHAI =
      """
      今日收盘，上证指数~百分之#，报#点，成交额#亿元。深证成指~百分之#，报#点。创业板指~百分之#，报#点。\
      板块方面，@板块领涨，@板块领跌。两市#只股票上涨，#只股票下跌。北向资金净流入#亿元。\
      人民币对美元汇率中间价报#，较前一交易日~#个基点。分析人士认为，市场短期内将继续~。""";
  private static final String CORRECTION =
      """
      Correction: An earlier version of this article misstated the ~ of @. The article has been \
      updated. We strive for accuracy and fairness, and it is our policy to correct substantive \
      errors of fact. If you think that we have published content that requires correction, please \
      write to our editors with the headline of the article, the sentence and your source. The figure was #, not #.""";

  private static final Pattern SLOT = Pattern.compile("[#@~]");
  private static final List<String> TRADE =
      List.of("higher", "lower", "calm", "mixed", "dry", "wet", "mild", "weak", "firm", "quiet");
  private static final List<String> NAMES =
      List.of(
          "Alder", "Birch", "Cedar", "Dorn", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Juniper",
          "Kelp", "Linden", "Maple", "Nettle", "Oak", "Pine", "Quince", "Rowan", "Sorrel", "Thorn",
          "Ulex", "Vetch", "Willow", "Yarrow", "Monday", "Tuesday", "Friday", "Sunday", "Norton");

  private final Random random;

  LikenessFrames(Random random) {
    this.random = random;
  }

  Map<String, Supplier<String>> all() {
    Map<String, Supplier<String>> frames = new LinkedHashMap<>();
    frames.put("weather", () -> fill(WEATHER));
    frames.put("weather (de)", () -> fill(WETTER));
    frames.put("exchange", () -> fill(MARKET));
    frames.put("exchange (es)", () -> fill(BOLSA));
    frames.put("exchange (zh)", () -> fill(SHANGHAI));
    frames.put("obituary", () -> fill(OBITUARY));
    frames.put("listing", () -> fill(LISTING));
    frames.put("match", () -> fill(MATCH));
    frames.put("correction", () -> fill(CORRECTION));
    return frames;
  }

  private String fill(String frame) {
    return SLOT.matcher(frame).replaceAll(slot -> filling(slot.group().charAt(0)));
  }

  private String filling(char slot) {
    return switch (slot) {
      case '#' -> String.valueOf(random.nextInt(10, 99));
      case '@' -> NAMES.get(random.nextInt(NAMES.size()));
      default -> TRADE.get(random.nextInt(TRADE.size()));
    };
  }
}
