package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import press.colophon.platform.download.Progress;

/// A place where models are published: [WebSource] and [ShelfSource].
public interface ModelSource extends AutoCloseable {

  /// What it publishes.
  ///
  /// @throws ModelsException when that cannot be read now
  Registry registry();

  /// One file as published, packed or not.
  ///
  /// @param stage a folder where the source may keep what it needs until the model is installed;
  ///     what an earlier try left there is taken up again
  /// @throws ModelsException when the source cannot be reached or does not have it
  InputStream open(ModelFile file, Path stage, Progress progress) throws IOException;

  /// Where it is, as the administrator wrote it.
  String name();

  @Override
  void close();
}
