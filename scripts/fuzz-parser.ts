/**
 * Mutates Python files and compares what tpy's parser says of them with CPython.
 *
 * Usage: fuzz-parser [--seed=N] [--count=N] [--truncations=N] [--words] [FILE|FOLDER|ARCHIVE.zip ...]
 * Every mutant must be accepted or refused as by CPython, and never crash the parser or take more than a second. With
 * `--words`, trees and errors must be identical too. A mutant is a dedented piece of a file with one to three changes: characters
 * or tokens deleted, doubled, swapped, or put in from elsewhere. Before those come the beginnings of small files, cut at every byte.
 */

import { parseHere } from './check-ast.js';
import { loadOracle, type Oracle } from './oracle.js';
import { optionOf, pathsOf, pythonFiles } from './python-files.js';

/** A small reproducible generator (xorshift) of numbers below `limit`. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed * 2654435761 + 1;
  return limit => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, limit);
  };
}

const SPICE =
  `( ) [ ] { } : , ; . ... -> := ! ~ = | ^ & << >> + - * / // % @ ** == != <> < <= += **= False None and as assert
  async await break class def del elif else except finally for from global if import in is lambda nonlocal not or pass
  raise return try while with yield match case type _ print exec x 1 0777 1_ 0x 'a' "b" f'{x}' f'{ t'{y}' b'' rb'\\' ''' """
  \\ \\n \\t # $ ? é € u'' ub''`
    .split(/\s+/)
    .map(word => word.replace('\\n', '\n').replace('\\t', '\t'));
const TOKEN = /\w+|\s+|[^\w\s]/g;

/** A piece of `source` of whole lines, changed in one to three places. */
function mutate(source: string, random: (limit: number) => number): string {
  const lines = source.split('\n');
  const from = random(lines.length);
  const indent = /^[ \t]*/.exec(lines[from]!)![0];
  const block = lines.slice(from, from + 1 + random(30));
  const end = block.findIndex(line => line.trim() !== '' && !line.startsWith(indent));
  const inside = end < 0 ? block : block.slice(0, end);
  const piece = inside.map(line => line.slice(indent.length)).join('\n') + '\n';
  const tokens = piece.match(TOKEN) ?? [];
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(tokens.length);
    const kind = random(6);
    if (kind === 0) tokens.splice(at, 1);
    else if (kind === 1) tokens.splice(at, 0, tokens[at] ?? '');
    else if (kind === 2) tokens.splice(at, 1, tokens[random(tokens.length)] ?? '');
    else if (kind === 3) tokens.splice(at, 0, ` ${SPICE[random(SPICE.length)]} `);
    else if (kind === 4) tokens.splice(at, 1, SPICE[random(SPICE.length)]!);
    else tokens[at] = (tokens[at] ?? '').slice(1);
  }
  return tokens.join('');
}

const SMALL_FILE = 400;

/** The beginnings of the small files, one byte longer each; at most `count` of them. */
function* truncations(files: readonly Uint8Array[], count: number): Generator<Uint8Array> {
  let left = count;
  for (const file of files) {
    if (file.length > SMALL_FILE) continue;
    for (let length = 0; length < file.length; length++) if (left-- > 0) yield file.slice(0, length);
  }
}

/** `count` mutants of files drawn at random. */
function* mutants(
  files: readonly Uint8Array[],
  random: (limit: number) => number,
  count: number,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let i = 0; i < count; i++) {
    const source = Buffer.from(files[random(files.length)]!)
      .toString('latin1')
      .replace(/coding[:=]/g, 'coding');
    yield encoder.encode(mutate(source, random));
  }
}

type Outcome = 'accepted' | 'refused' | 'different' | 'crashed' | 'slow';

/** Compares the two parsers on one program; prints it when they differ. */
function compareOn(source: Uint8Array, oracle: Oracle, comparesWords: boolean): Outcome {
  const text = JSON.stringify(Buffer.from(source).toString());
  try {
    const start = Date.now();
    const here = parseHere(source, comparesWords);
    const elapsed = Date.now() - start;
    const there = oracle.parse(source, comparesWords);
    const agrees = comparesWords
      ? here.tree === there.tree && here.error === there.error
      : (here.tree === null) === (there.tree === null);
    if (agrees) return elapsed > MAX_MILLISECONDS ? 'slow' : here.tree === null ? 'refused' : 'accepted';
    console.log(`${text}\n    here    ${here.error ?? 'accepted'}\n    CPython ${there.error ?? 'accepted'}`);
    return 'different';
  } catch (error) {
    console.log(`${text}\n    ${(error as Error).stack}`);
    return 'crashed';
  }
}
const MAX_MILLISECONDS = 1000;

async function main(args: readonly string[]): Promise<void> {
  const oracle = await loadOracle();
  const number = (name: string, otherwise: number) => Number(optionOf(args, name) ?? otherwise);
  const random = makeRandom(number('seed', 1));
  const files = pathsOf(args).flatMap(path => [...pythonFiles(path)].map(({ source }) => source));
  const counts = { accepted: 0, refused: 0, different: 0, crashed: 0, slow: 0 };
  const check = (source: Uint8Array) => counts[compareOn(source, oracle, args.includes('--words'))]++;
  for (const source of truncations(files, number('truncations', 2000))) check(source);
  for (const source of mutants(files, random, number('count', 5000))) check(source);
  const { accepted, refused, different, crashed, slow } = counts;
  const total = accepted + refused + different + crashed + slow;
  console.log(
    `${total} mutants: ${accepted} accepted and ${refused} refused as by CPython, ` +
      `${different} different, ${crashed} crashed, ${slow} slow`,
  );
  if (different + crashed + slow > 0) process.exitCode = 1;
}

if (process.argv[1]?.includes('fuzz-parser')) await main(process.argv.slice(2));
