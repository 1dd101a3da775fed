package press.colophon.newsroom;

import java.time.Clock;
import press.colophon.platform.mail.Outbox;
import press.colophon.rights.requests.AnswerTemplates;
import press.colophon.rights.requests.Answers;
import press.colophon.rights.requests.Asks;
import press.colophon.rights.requests.Grants;
import press.colophon.rights.requests.Requests;

/// What editors work with who answer requests and ask sources.
public record RequestDesk(
    Requests requests,
    Answers answers,
    AnswerTemplates drafts,
    Grants grants,
    Asks asks,
    Outbox outbox,
    Clock clock) {}
