/// Engines that are asked over HTTP: LibreTranslate, DeepL, and language models behind an interface
/// like that of OpenAI. None is used unless the configuration names the host that gets the text.
///
/// - [RemoteEngine]: what they have in common - the day's allowance, the time to be left alone, the
///   list of languages that is looked up now and then.
/// - [Protocol]: what tells them apart, one implementation for each.
/// - [EngineSite]: the site that is asked; here alone is HTTP.
/// - [OriginalMarkup] and [Placeholders]: how a passage's markup comes back unharmed, from those
/// that take HTML and from those that do not.
///
/// One flow: `engine.translate(hop, segments)` cuts the segments into questions of the protocol's
/// size, sends each, and puts the segments' own markup around the words of the answers.
@NullMarked
package press.colophon.translation.remote;

import org.jspecify.annotations.NullMarked;
