/** The command line of `tpy run`: the one table of flags, from which parsing and help come. */

export type JitMode = 'off' | 'on' | 'eager';
export interface Options {
  jit: JitMode;
  jitStats: 'no' | 'text' | 'json';
  dump: readonly string[];
  maximumMemory: number;
  command: string | null;
  module: string | null;
  /** The script, or null for the interactive interpreter or standard input. */
  script: string | null;
  arguments: readonly string[];
  help: boolean;
  version: boolean;
}
export const DUMPS = ['bytecode', 'ast', 'ir', 'snapshots', 'wat', 'asmjs', 'exits'] as const;

interface Flag {
  readonly name: string;
  readonly value: string | null;
  readonly text: string;
  readonly set: (options: Options, value: string) => void;
}
const MEBIBYTE = 1 << 20;
/** What a flag's value must look like otherwise: an error in one line. */
export class UsageError extends Error {}

function oneOf<T extends string>(flag: string, allowed: readonly T[], value: string): T {
  const found = allowed.find(candidate => candidate === value);
  if (found === undefined) throw new UsageError(`${flag} takes one of ${allowed.join(', ')}, not '${value}'`);
  return found;
}
function memorySize(value: string): number {
  const match = /^(\d+)([kmg]?)b?$/i.exec(value);
  if (match === null) throw new UsageError(`--max-memory takes a size such as 512m, not '${value}'`);
  const unit = { '': 1, k: 1024, m: MEBIBYTE, g: 1024 * MEBIBYTE }[match[2]!.toLowerCase() as '' | 'k' | 'm' | 'g'];
  return Number(match[1]) * unit;
}
export const FLAGS: readonly Flag[] = [
  {
    name: '--jit',
    value: 'off|on|eager',
    text: 'tracing JIT: off, on, or eager (compile at once; for tests)',
    set: (o, v) => (o.jit = oneOf('--jit', ['off', 'on', 'eager'], v)),
  },
  {
    name: '--jit-stats',
    value: '[json]',
    text: 'print what the JIT did to standard error at the end',
    set: (o, v) => (o.jitStats = v === '' ? 'text' : oneOf('--jit-stats', ['text', 'json'], v)),
  },
  {
    name: '--dump',
    value: DUMPS.join(','),
    text: 'print these stages to standard error',
    set: (o, v) => (o.dump = v.split(',').map(d => oneOf('--dump', DUMPS, d))),
  },
  {
    name: '--max-memory',
    value: 'SIZE',
    text: 'bound of the heap, for example 512m (default 1536m)',
    set: (o, v) => (o.maximumMemory = memorySize(v)),
  },
  { name: '--help', value: null, text: 'show this text', set: o => (o.help = true) },
  { name: '--version', value: null, text: 'show the version', set: o => (o.version = true) },
];

export function usage(): string {
  const rows = FLAGS.map(flag => {
    const left =
      flag.value === null
        ? flag.name
        : flag.value.startsWith('[')
          ? `${flag.name}[=${flag.value.slice(1)}`
          : `${flag.name}=${flag.value}`;
    return `  ${left}\n      ${flag.text}`;
  });
  return `usage: tpy [run] [flags] file.py [arguments]
       tpy [flags] -c "source" [arguments]
       tpy [flags] -m module [arguments]

Flags:
${rows.join('\n')}
`;
}
/** Parses the words after `tpy`. Throws UsageError. */
export function parseOptions(words: readonly string[]): Options {
  const options: Options = {
    jit: 'on',
    jitStats: 'no',
    dump: [],
    maximumMemory: 1536 * MEBIBYTE,
    command: null,
    module: null,
    script: null,
    arguments: [],
    help: false,
    version: false,
  };
  const rest = words[0] === 'run' ? words.slice(1) : [...words];
  for (let k = 0; k < rest.length; k++) {
    const word = rest[k]!;
    if (word === '-h') options.help = true;
    else if (word === '-V') options.version = true;
    else if (word === '-c' || word === '-m') {
      const value = rest[k + 1];
      if (value === undefined) throw new UsageError(`Argument expected for the ${word} option`);
      if (word === '-c') options.command = value;
      else options.module = value;
      return { ...options, arguments: rest.slice(k + 2) };
    } else if (word.startsWith('--')) setFlag(options, word);
    else if (word.startsWith('-') && word !== '-') throw new UsageError(`unknown option ${word}`);
    else return { ...options, script: word, arguments: rest.slice(k + 1) };
  }
  return options;
}
function setFlag(options: Options, word: string): void {
  const [name, ...value] = word.split('=');
  const flag = FLAGS.find(candidate => candidate.name === name);
  if (flag === undefined) throw new UsageError(`unknown option ${name}`);
  if (flag.value !== null && !flag.value.startsWith('[') && value.length === 0)
    throw new UsageError(`${name} takes a value: ${flag.value}`);
  flag.set(options, value.join('='));
}
