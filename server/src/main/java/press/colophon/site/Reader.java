package press.colophon.site;

import press.colophon.platform.texts.Texts;
import press.colophon.translation.Language;

/// The language in which somebody reads, with the interface in it.
record Reader(Language language, Texts texts) {

  String tag() {
    return language.tag();
  }
}
