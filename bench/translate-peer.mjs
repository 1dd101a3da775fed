// The reference engine's side of translate.sh: translates the same sentences again and again when told to.
//
//   node translate-peer.mjs TOOLS PACKAGE MODEL SENTENCES COUNT LINES-PER-CALL [count-tokens]
//
// TOOLS holds engine.mjs, PACKAGE node_modules/@browsermt/bergamot-translator. Says how long it took to load, then
// answers each line of standard input, "SECONDS", with a line of JSON about a window of at least so many seconds:
// whole passes over all sentences. With count-tokens it only says how many tokens come out of one pass.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [tools, peer, folder, file, count, perCall, countTokens] = process.argv.slice(2);
const { load } = await import(pathToFileURL(join(tools, 'engine.mjs')));
const { Module } = await load(peer);

const began = performance.now();
const aligned = (name, alignment) => {
  const bytes = readFileSync(join(folder, name));
  const memory = new Module.AlignedMemory(bytes.length, alignment);
  memory.getByteArrayView().set(bytes);
  return memory;
};
// As Firefox configures it, but that a sentence ends after as many tokens as it has.
const settings = {
  'beam-size': 1, normalize: '1.0', 'word-penalty': 0, 'max-length-break': 128, 'mini-batch-words': 1024, workspace: 128,
  'max-length-factor': '1.0', 'skip-cost': true, 'cpu-threads': 0, quiet: true, 'quiet-translation': true,
  'gemm-precision': 'int8shiftAlphaAll', alignment: 'soft',
};
const vocabularies = new Module.AlignedMemoryList();
vocabularies.push_back(aligned('vocab.spm', 64));
if (countTokens) vocabularies.push_back(aligned('trg-ids.spm', 64)); // spells tokens as numbers
const model = new Module.TranslationModel(
  Object.entries(settings).map(([key, value]) => `${key}: ${value}\n`).join(''),
  aligned('model.intgemm.alphas.bin', 256), aligned('lex.s2t.bin', 64), vocabularies, null);
const service = new Module.BlockingService({ cacheSize: 0 });
const lines = readFileSync(file, 'utf8').split('\n').slice(0, +count);

const words = text => text.split(/\s+/).filter(Boolean).length;
const memory = field => Math.trunc(readFileSync('/proc/self/status', 'utf8').match(new RegExp(`${field}:\\s+(\\d+)`))[1] / 1024);
const answer = object => console.log(JSON.stringify(object));

// How many words one pass over all sentences gave.
function pass() {
  let made = 0;
  for (let from = 0; from < lines.length; from += +perCall) {
    const call = lines.slice(from, from + +perCall), texts = new Module.VectorString(), options = new Module.VectorResponseOptions();
    for (const line of call) {
      texts.push_back(line);
      options.push_back({ qualityScores: false, alignment: false, html: false });
    }
    const responses = service.translate(model, texts, options);
    for (let i = 0; i < call.length; i++) made += words(responses.get(i).getTranslatedText());
    for (const used of [texts, options, responses]) used.delete();
  }
  return made;
}

if (countTokens) {
  answer({ tokens: pass() });
} else {
  answer({ readyMs: Math.trunc(performance.now()), loadMs: Math.trunc(performance.now() - began) });
  const given = lines.reduce((sum, line) => sum + words(line), 0);
  for await (const command of createInterface({ input: process.stdin })) {
    const cpu = process.cpuUsage(), from = performance.now();
    let passes = 0;
    do { pass(); passes++; } while (performance.now() - from < 1000 * parseFloat(command));
    const used = process.cpuUsage(cpu);
    answer({
      words: passes * given, passes, seconds: (performance.now() - from) / 1000, cpuSeconds: (used.user + used.system) / 1e6,
      rssMiB: memory('VmRSS'), peakMiB: memory('VmHWM'),
    });
  }
}
