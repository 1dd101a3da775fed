/// Cuts text into the pieces a model knows, and puts pieces together to text again: reads
/// SentencePiece vocabularies (`.spm`) of the unigram kind [1].
///
/// [Vocabulary] is the door; only this module calls it. A text goes through [Normaliser] (its
/// characters as the model was taught them), [UnigramSearch] (the likeliest pieces) and
/// [Encoder] (their numbers and places); [Decoder] goes the other way. [VocabularyFile] reads the
/// file, [Pieces] checks what it found. Files come from outside: whatever is wrong with one ends
/// in a [press.colophon.nmt.ModelException].
///
/// [1] T. Kudo, J. Richardson: SentencePiece. A simple and language independent subword
/// tokenizer and detokenizer for Neural Text Processing. EMNLP 2018.
@NullMarked
package press.colophon.nmt.sentencepiece;

import org.jspecify.annotations.NullMarked;
