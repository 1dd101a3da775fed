package press.colophon.nmt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.TranslatorOptions.Arithmetic;
import press.colophon.nmt.TranslatorOptions.BatchRule;
import press.colophon.nmt.TranslatorOptions.Kernel;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.kernel.PlainOperations;
import press.colophon.nmt.kernel.VectorOperations;
import press.colophon.nmt.marian.Batch;
import press.colophon.nmt.marian.Model;
import press.colophon.nmt.marian.Translated;
import press.colophon.nmt.sentencepiece.Vocabulary;

/// Translates with one model of Firefox Translations.
///
/// ```java
/// try (Translator translator = MarianTranslator.open(Path.of("models/en-es"))) {
///   System.out.println(translator.translate("The harbour is open.").text());
/// }
/// ```
///
/// Safe for many threads: the weights are there once, each thread that translates at the same time
/// takes some megabytes of working memory, which are kept for the next. No more work at once than
/// there are processors; the others wait.
public final class MarianTranslator implements Translator {
  private final TranslatorOptions options;
  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private final @Nullable ExecutorService workers;
  private @Nullable Loaded loaded;

  private MarianTranslator(Loaded loaded, TranslatorOptions options) {
    this.loaded = loaded;
    this.options = options;
    this.workers =
        options.threads() == 1
            ? null
            : Executors.newFixedThreadPool(
                options.threads(), Thread.ofPlatform().daemon().name("translation-", 1).factory());
  }

  /// Opens the model in a folder, see [ModelFiles#in].
  ///
  /// @throws ModelException when a file is missing, broken or of a kind we do not run
  public static MarianTranslator open(Path folder) {
    return open(ModelFiles.in(folder), TranslatorOptions.DEFAULT);
  }

  /// Opens a model.
  ///
  /// @throws ModelException when a file is broken or of a kind we do not run
  public static MarianTranslator open(ModelFiles files, TranslatorOptions options) {
    return new MarianTranslator(Loaded.from(files, options), options);
  }

  @Override
  public List<TranslatedSentence> translate(List<String> sentences) {
    closing.readLock().lock();
    try {
      if (loaded == null) {
        throw new IllegalStateException("this translator was closed");
      }
      return translate(loaded, sentences);
    } finally {
      closing.readLock().unlock();
    }
  }

  private List<TranslatedSentence> translate(Loaded with, List<String> sentences) {
    List<List<Token>> tokens = sentences.stream().map(with.source::encode).toList();
    List<List<Piece>> pieces =
        tokens.stream().map(of -> Piece.cut(of, options.pieceTokens(), with.source.end())).toList();
    run(with, batches(pieces));
    List<TranslatedSentence> translated = new ArrayList<>(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      translated.add(
          Assembly.assemble(sentences.get(i), tokens.get(i), pieces.get(i), with.target));
    }
    return translated;
  }

  private List<List<List<Piece>>> batches(List<List<Piece>> pieces) {
    if (options.batchRule() == BatchRule.SHARED) {
      return Batches.shared(pieces, options.batchTokens());
    }
    int tokens = pieces.stream().flatMap(List::stream).mapToInt(piece -> piece.ids().length).sum();
    // Results do not depend on the batch: smaller ones where threads would have nothing to do.
    return Batches.independent(
        pieces, Math.min(options.batchTokens(), Math.ceilDiv(tokens, options.threads())));
  }

  private void run(Loaded with, List<List<List<Piece>>> batches) {
    if (workers == null || batches.size() == 1) {
      batches.forEach(batch -> run(with, batch, options));
      return;
    }
    List<Callable<Boolean>> work = new ArrayList<>();
    for (List<List<Piece>> batch : batches) {
      work.add(
          () -> {
            run(with, batch, options);
            return true;
          });
    }
    finish(workers, work);
  }

  private static void run(Loaded with, List<List<Piece>> groups, TranslatorOptions options) {
    List<Batch.Group> batch =
        groups.stream()
            .map(group -> group.stream().map(Piece::ids).toList())
            .map(ids -> Batch.Group.of(ids, options.lengthFactor()))
            .toList();
    List<Translated> made = with.translate(new Batch(batch), options.scores());
    List<Piece> pieces = groups.stream().flatMap(List::stream).toList();
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).made(made.get(i));
    }
  }

  private static void finish(ExecutorService workers, List<Callable<Boolean>> work) {
    try {
      for (Future<Boolean> part : workers.invokeAll(work)) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while translating", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be translated", e.getCause());
    }
  }

  @Override
  public void close() {
    closing.writeLock().lock();
    try {
      loaded = null;
      if (workers != null) {
        workers.shutdown();
      }
    } finally {
      closing.writeLock().unlock();
    }
  }

  /// Everything that was read from files, and the working memory of threads that are not working.
  private record Loaded(
      Vocabulary source,
      Vocabulary target,
      Model model,
      TranslatorOptions options,
      ConcurrentLinkedDeque<Model.Session> idle,
      Semaphore room) {

    static Loaded from(ModelFiles files, TranslatorOptions options) {
      files.requireUnpacked();
      boolean shared = files.sourceVocabulary().equals(files.targetVocabulary());
      Vocabulary source = Vocabulary.read(files.sourceVocabulary());
      Vocabulary target = shared ? source : Vocabulary.read(files.targetVocabulary());
      Model model =
          Model.read(files.model(), files.shortlist(), shared, operations(options).panel());
      requireSize(files.sourceVocabulary(), source, model.sourceWords());
      requireSize(files.targetVocabulary(), target, model.targetWords());
      return new Loaded(
          source,
          target,
          model,
          options,
          new ConcurrentLinkedDeque<>(),
          new Semaphore(mostAtOnce(options)));
    }

    private static void requireSize(Path file, Vocabulary vocabulary, int words) {
      if (vocabulary.size() != words) {
        throw new ModelException(
            "%s: has %d pieces, the model knows %d words"
                .formatted(file, vocabulary.size(), words));
      }
      if (vocabulary.end() != Model.END || vocabulary.unknown() != Model.UNKNOWN) {
        throw new ModelException(
            "%s: ends sentences with piece %d and has %d for the unknown, expected %d and %d"
                .formatted(file, vocabulary.end(), vocabulary.unknown(), Model.END, Model.UNKNOWN));
      }
    }

    private static Operations operations(TranslatorOptions options) {
      boolean saturating = options.arithmetic() == Arithmetic.SATURATING;
      return saturating || options.kernel() == Kernel.PLAIN
          ? new PlainOperations(saturating)
          : vectorOperations();
    }

    private static Operations vectorOperations() {
      try {
        return new VectorOperations();
      } catch (NoClassDefFoundError e) {
        throw new IllegalStateException(
            "the Vector API is missing: start Java with --add-modules jdk.incubator.vector", e);
      }
    }

    /// More than there are processors would only take memory from each other.
    private static int mostAtOnce(TranslatorOptions options) {
      return Math.max(options.threads(), Runtime.getRuntime().availableProcessors());
    }

    List<Translated> translate(Batch batch, boolean scores) {
      room.acquireUninterruptibly();
      try {
        Model.Session session =
            Optional.ofNullable(idle.poll()).orElseGet(() -> model.session(operations(options)));
        List<Translated> made = session.translate(batch, scores);
        idle.push(session);
        return made;
      } finally {
        room.release();
      }
    }
  }
}
