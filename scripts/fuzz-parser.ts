/**
 * Mutates Python files and compares what tpy's parser says of them with CPython.
 *
 * Usage: fuzz-parser [--seed=N] [--count=N] [--words] [FILE|FOLDER|ARCHIVE.zip ...]
 * Every mutant must be accepted or refused as by CPython, and never crash the parser or take more than a second. With
 * `--words`, trees and errors must be identical too. A mutant is a dedented piece of a file with one to three changes: characters
 * or tokens deleted, doubled, swapped, or put in from elsewhere.
 */

import { parseHere } from './check-ast.js';
import { loadOracle } from './oracle.js';
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

async function main(args: readonly string[]): Promise<void> {
  const oracle = await loadOracle();
  const random = makeRandom(Number(optionOf(args, 'seed') ?? 1));
  const comparesWords = args.includes('--words');
  const files = pathsOf(args).flatMap(path => [...pythonFiles(path)].map(({ source }) => source));
  const counts = { accepted: 0, refused: 0, different: 0, crashed: 0, slow: 0 };
  const encoder = new TextEncoder();
  for (let i = Number(optionOf(args, 'count') ?? 5000); i > 0; i--) {
    const source = Buffer.from(files[random(files.length)]!)
      .toString('latin1')
      .replace(/coding[:=]/g, 'coding');
    const mutant = mutate(source, random);
    const bytes = encoder.encode(mutant);
    const start = Date.now();
    try {
      const here = parseHere(bytes, comparesWords);
      if (Date.now() - start > 1000) counts.slow++;
      const there = oracle.parse(bytes, comparesWords);
      const agrees = comparesWords
        ? here.tree === there.tree && here.error === there.error
        : (here.tree === null) === (there.tree === null);
      if (agrees) counts[here.tree === null ? 'refused' : 'accepted']++;
      else {
        counts.different++;
        console.log(`${JSON.stringify(mutant)}\n    here    ${here.error ?? 'accepted'}`);
        console.log(`    CPython ${there.error ?? 'accepted'}`);
      }
    } catch (error) {
      counts.crashed++;
      console.log(`${JSON.stringify(mutant)}\n    ${(error as Error).stack}`);
    }
  }
  console.log(counts);
  if (counts.different + counts.crashed + counts.slow > 0) process.exitCode = 1;
}

if (process.argv[1]?.includes('fuzz-parser')) await main(process.argv.slice(2));
