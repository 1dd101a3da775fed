package press.colophon.nmt.marian;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import press.colophon.nmt.ModelException;

/// Any bytes as a shortlist, as they are and with a checksum that fits.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class ShortlistFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void readsAndLists(byte[] file) {
    readAndList(file);
    readAndList(SampleShortlist.signed(file));
  }

  private static void readAndList(byte[] file) {
    Shortlist shortlist;
    try {
      shortlist = SampleShortlist.read(file);
    } catch (ModelException e) {
      return;
    }
    int[] words = shortlist.words(List.of(new int[] {0, 1, 2, 3, 4}, new int[] {0}), true);
    int before = -1;
    for (int word : words) {
      if (word <= before || word >= SampleShortlist.TARGET_WORDS) {
        throw new AssertionError("words out of order: " + word + " after " + before);
      }
      before = word;
    }
  }
}
