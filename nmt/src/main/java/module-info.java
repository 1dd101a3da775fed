/// Neural translation on the JVM, without native code: runs the models of Firefox Translations.
module press.colophon.nmt {
  requires jdk.incubator.vector;
  requires static org.jspecify;

  exports press.colophon.nmt;
}
