/// Sentences in, sentences of another language out: runs the neural models that Firefox ships
/// ("Firefox Translations": Marian students with 8-bit weights) on the JVM, without native code.
///
/// [Translator] is the door. A [MarianTranslator] runs one model, a [PivotTranslator] two in a
/// row; [TextTranslator] cuts a text into sentences first, [MarkupTranslator] carries inline HTML
/// across.
///
/// ```java
/// try (Translator translator = MarianTranslator.open(Path.of("models/en-es"))) {
///   System.out.println(translator.translate("The harbour is open.").text());
/// }
/// ```
@NullMarked
package press.colophon.nmt;

import org.jspecify.annotations.NullMarked;
