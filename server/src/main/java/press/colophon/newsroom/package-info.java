/// The Desk: editors' pages.
///
/// [Desk] opens the door: `./colophon desk link --as NAME` gives a link that lets one person in
/// once ([Keys]). [TranslationPages] sets an original and its translation side by side, sentence by
/// sentence, to be written anew, approved or given back to the machine. [QueuePages] shows how far
/// the translations are, and stops and starts them. [RequestPages] is where requests of readers and
/// rights holders are answered, [AskPages] where ours to sources are written. [RightsPages] shows
/// what may be done with an article and why, and orders drafts that no reader gets.
@NullMarked
package press.colophon.newsroom;

import org.jspecify.annotations.NullMarked;
