/// Outgoing mail. [Outbox] keeps each [Letter] in the transaction of what causes it, with the job
/// that sends it; [SendLetter] hands it to the [MailServer], again and again while that cannot take
/// it, under the same Message-ID. Without a server letters wait.
@NullMarked
package press.colophon.platform.mail;

import org.jspecify.annotations.NullMarked;
