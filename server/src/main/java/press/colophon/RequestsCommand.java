package press.colophon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.platform.cli.Columns;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.rights.requests.Answers;
import press.colophon.rights.requests.Decision;
import press.colophon.rights.requests.Grant;
import press.colophon.rights.requests.ReaderRequest;
import press.colophon.rights.requests.RequestedBy;

/// `colophon requests`: what readers and rights holders ask of us, and the answers.
@Command(
    name = "requests",
    description = {
      "List what readers and rights holders ask: permissions, corrections, takedowns; what is due",
      "soonest first. The commands show and answer one of them; works beside a running server."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Examples:",
      "  ./colophon requests",
      "  ./colophon requests show 7",
      "  ./colophon requests answer 7 grant --until 2027-12-31",
      "  ./colophon requests answer 7 refuse --letter refusal.txt",
      "  ./colophon requests withdraw 8 author"
    })
final class RequestsCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      List<ReaderRequest> open = newspaper.correspondence().requests().open(MOST);
      print(open.isEmpty() ? "Nothing is to be answered." : table(newspaper, open));
      print(newspaper.correspondence().outbox().overview().sentence());
      return CommandLine.ExitCode.OK;
    }
  }

  private static String table(Newspaper newspaper, List<ReaderRequest> open) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("number", "what", "due", "state", "article", "who"));
    Instant now = Instant.now();
    for (ReaderRequest request : open) {
      rows.add(
          List.of(
              Long.toString(request.number()),
              request.kind().word(),
              due(request, now),
              request.state().word() + (request.confirmed() ? "" : ", address not confirmed"),
              "/" + article(newspaper, request).path(),
              request.who()));
    }
    return Columns.aligned(rows).stripTrailing();
  }

  private static String due(ReaderRequest request, Instant now) {
    Instant due = request.dueAt();
    return due == null
        ? ""
        : LocalDate.ofInstant(due, ZoneOffset.UTC) + (request.isOverdue(now) ? " overdue" : "");
  }

  @Command(name = "show", description = "Show a request, what the terms say, and what was written.")
  int show(@Mixin ServeOptions options, @Parameters(paramLabel = "N") long number) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<ReaderRequest> request = newspaper.correspondence().requests().find(number);
      print(request.map(r -> shown(newspaper, r)).orElseGet(() -> unknown(number)));
      return request.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static String shown(Newspaper newspaper, ReaderRequest request) {
    var stance = newspaper.correspondence().drafts().stance(request);
    return """
        %d: %s, %s%s
        article: /%s: %s
        terms: %s
        proposed answer: %s

        %s"""
        .formatted(
            request.number(),
            request.kind().word(),
            request.state().word(),
            request.confirmed() ? "" : ", address not confirmed",
            stance.article().path(),
            stance.article().headline(),
            stance.decision().because().words(),
            stance.proposed().word(),
            request.correspondence());
  }

  @Command(
      name = "answer",
      description = {
        "Answer a request: grant, refuse, ask-back, forward (to the rights holder), done.",
        "Without --letter the draft is sent; --draft prints it and sends nothing."
      })
  int answer(
      @Mixin ServeOptions options,
      @Parameters(index = "0", paramLabel = "N") long number,
      @Parameters(index = "1", paramLabel = "ANSWER") String answer,
      @Option(names = "--letter", paramLabel = "FILE", description = "The letter, in UTF-8.")
          @Nullable Path letter,
      @Option(names = "--draft", description = "Print the draft and send nothing.") boolean draft,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "The rights holder's, to forward.")
          @Nullable String to,
      @Option(names = "--until", paramLabel = "DATE", description = "Last day of a permission.")
          @Nullable LocalDate until)
      throws IOException {
    Decision.Kind kind =
        Decision.Kind.ofWord(answer)
            .orElseThrow(() -> fault("There is no answer \"%s\".".formatted(answer)));
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<ReaderRequest> request = newspaper.correspondence().requests().find(number);
      if (request.isEmpty()) {
        print(unknown(number));
        return CommandLine.ExitCode.SOFTWARE;
      }
      String text =
          letter == null
              ? newspaper.correspondence().drafts().draft(request.get(), kind)
              : Files.readString(letter);
      if (draft) {
        print(text);
        return CommandLine.ExitCode.OK;
      }
      Decision decision = decision(newspaper, request.get(), kind, text, to, until);
      return told(newspaper.correspondence().answers().answer(number, decision), number);
    }
  }

  private Decision decision(
      Newspaper newspaper,
      ReaderRequest request,
      Decision.Kind kind,
      String text,
      @Nullable String to,
      @Nullable LocalDate until) {
    EmailAddress holder =
        to == null
            ? newspaper.correspondence().drafts().stance(request).holder()
            : EmailAddress.of(to).orElseThrow(() -> fault("--to is no e-mail address."));
    try {
      return new Decision(kind, text, holder, until, request.letters().size(), Typist.name());
    } catch (IllegalArgumentException e) {
      throw fault(Objects.requireNonNullElse(e.getMessage(), "The answer cannot be sent."));
    }
  }

  @Command(
      name = "withdraw",
      description = {
        "Withdraw the article of a request at once, in every language and channel. Its address",
        "says when, and at whose request: author, publisher or house."
      })
  int withdraw(
      @Mixin ServeOptions options,
      @Parameters(index = "0", paramLabel = "N") long number,
      @Parameters(index = "1", paramLabel = "WHOSE") String whose) {
    RequestedBy by =
        RequestedBy.ofWord(whose)
            .orElseThrow(() -> fault("At whose request? author, publisher or house."));
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      return told(newspaper.correspondence().answers().withdraw(number, by, Typist.name()), number);
    }
  }

  @Command(name = "permissions", description = "List the permissions that we gave.")
  int permissions(@Mixin ServeOptions options) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("number", "what", "to", "until", "state"));
      for (Grant grant : newspaper.correspondence().grants().latest(MOST)) {
        rows.add(
            List.of(
                Long.toString(grant.number()),
                grant.kind().word(),
                grant.to(),
                grant.until() == null ? "" : grant.until().toString(),
                grant.revokedAt() == null ? "holds" : "revoked"));
      }
      print(Columns.aligned(rows).stripTrailing());
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(name = "revoke", description = "End a permission that we gave.")
  int revoke(@Mixin ServeOptions options, @Parameters(paramLabel = "N") long number) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      boolean isRevoked = newspaper.correspondence().grants().revoke(number, Typist.name());
      print(
          isRevoked
              ? "Permission %d is ended.".formatted(number)
              : "There is no permission %d that still holds.".formatted(number));
      return isRevoked ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int told(Answers.Outcome outcome, long number) {
    switch (outcome) {
      case Answers.Stored(Long grant) ->
          print(
              grant == null
                  ? "Request %d: done.".formatted(number)
                  : "Request %d: done. Permission %d is recorded.".formatted(number, grant));
      case Answers.Overtaken(ReaderRequest now) -> {
        print("Request %d is %s already.".formatted(number, now.state().word()));
        return CommandLine.ExitCode.SOFTWARE;
      }
      case Answers.NotOurs(String because) -> {
        print(because);
        return CommandLine.ExitCode.SOFTWARE;
      }
      case Answers.Unknown() -> {
        print(unknown(number));
        return CommandLine.ExitCode.SOFTWARE;
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static String unknown(long number) {
    return "There is no request %d. See ./colophon requests".formatted(number);
  }

  private static Article article(Newspaper newspaper, ReaderRequest request) {
    return newspaper.articles().find(request.article()).orElseThrow();
  }

  private ParameterException fault(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
