/// How a text reaches readers of another language: the languages themselves, the engines that
/// translate, and the way a text with its markup goes through them.
///
/// - [Language] and [Languages]: the catalogue readers choose from.
/// - [Engine]: whatever translates; [NmtEngine] runs the neural models of this machine in this
///   process, [ApertiumEngine] drives the machine's Apertium programs, `remote` asks servers.
/// - [Engines]: which [Route] leads from one language to another, and what to install where none
///   does.
/// - [ArticleText] and [SegmentedBody]: an article taken apart into [Segment]s and put together
///   again.
///
/// One flow: `engines.route(english, galician)` gives a [Route]; `articleText.through(route)` cuts
/// the article into segments, sends them through the route's steps and fills the results in.
@NullMarked
package press.colophon.translation;

import org.jspecify.annotations.NullMarked;
