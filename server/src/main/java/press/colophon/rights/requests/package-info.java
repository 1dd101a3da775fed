/// What others ask of us, and what we ask of others: requests, answers, permissions that we give,
/// letters to sources.
///
/// [Requests] takes what a reader writes and has the address confirmed; [Answers] is what an editor
/// does with it: grants, which makes a [Grant], refuses, asks back, forwards it to the rights
/// holder, or withdraws the article ([Tombstones]). [Asks] are our own letters to sources, and
/// what their replies permit. [NotifySources] tells a source that an article of its was published.
///
/// A second vocabulary of rights: terms are what is stated to everybody, requests what passes
/// between two parties. Letters go through [press.colophon.platform.mail.Outbox].
@NullMarked
package press.colophon.rights.requests;

import org.jspecify.annotations.NullMarked;
