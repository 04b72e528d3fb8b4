/**
 * The benchmark programs: the one table of what is measured and how large.
 *
 * A program is a Python file with a function `run(size)` that starts from fresh state and returns a checksum; it is
 * started as `PROGRAM.py SIZE ITERATIONS` (see programs/protocol.py) and reports the time of every iteration. Sizes are
 * chosen so that one iteration takes CPython 3.11 about a tenth of a second and the whole process about one second: long
 * enough for a steady state under a JIT, short enough that warm-up counts in the whole.
 *
 * The twelve programs of the suite are those that implementations of Python have always been compared by; `ordinary` holds twelve that live
 * on built-in functions, methods and the library as most programs do; `adversarial` holds programs made to be hard for a
 * tracing JIT. The latter two are reported apart and never enter the suite's mean.
 */

export interface BenchProgram {
  readonly name: string;
  /** The folder below bench/ that holds `name.py`. */
  readonly folder: 'programs' | 'ordinary' | 'adversarial';
  readonly size: number;
  readonly iterations: number;
  /** What the program is a sample of, for the report. */
  readonly exercises: string;
}

export const suite = [
  { name: 'nbody', folder: 'programs', size: 25_000, iterations: 10, exercises: 'float attributes' },
  { name: 'fannkuch', folder: 'programs', size: 8, iterations: 16, exercises: 'list indexing, small ints' },
  { name: 'spectral_norm', folder: 'programs', size: 300, iterations: 10, exercises: 'small calls, float sums' },
  { name: 'mandelbrot', folder: 'programs', size: 205, iterations: 10, exercises: 'float arithmetic' },
  { name: 'richards', folder: 'programs', size: 26_000, iterations: 10, exercises: 'methods and attributes' },
  { name: 'deltablue', folder: 'programs', size: 2_500, iterations: 10, exercises: 'polymorphic objects' },
  { name: 'nqueens', folder: 'programs', size: 11, iterations: 6, exercises: 'nested generators' },
  { name: 'float_objects', folder: 'programs', size: 115_000, iterations: 10, exercises: 'object allocation' },
  { name: 'sieve', folder: 'programs', size: 1_400_000, iterations: 10, exercises: 'list stores' },
  { name: 'recursive', folder: 'programs', size: 27, iterations: 10, exercises: 'recursion' },
  { name: 'word_count', folder: 'programs', size: 150_000, iterations: 10, exercises: 'dict and str' },
  { name: 'lcg64', folder: 'programs', size: 220_000, iterations: 10, exercises: '64-bit integers and beyond' },
] as const satisfies readonly BenchProgram[];

export const ordinary = [
  { name: 'lisp', folder: 'ordinary', size: 17, iterations: 10, exercises: 'an interpreter: dicts, lists, closures' },
  { name: 'shortest_paths', folder: 'ordinary', size: 2_500, iterations: 10, exercises: 'heapq, dict of lists' },
  { name: 'json_text', folder: 'ordinary', size: 1_200, iterations: 10, exercises: 'isinstance, text by characters' },
  { name: 'matrices', folder: 'ordinary', size: 60, iterations: 10, exercises: 'zip, sum of a generator' },
  { name: 'game_of_life', folder: 'ordinary', size: 200, iterations: 10, exercises: 'Counter, set of tuples' },
  { name: 'accounts', folder: 'ordinary', size: 90_000, iterations: 10, exercises: 'dataclasses, exceptions' },
  { name: 'visitors', folder: 'ordinary', size: 150, iterations: 10, exercises: 'getattr, f-strings' },
  { name: 'log_lines', folder: 'ordinary', size: 20_000, iterations: 10, exercises: 'regular expressions' },
  { name: 'sorting', folder: 'ordinary', size: 8_000, iterations: 10, exercises: 'slices, comprehensions' },
  { name: 'sudoku', folder: 'ordinary', size: 12, iterations: 10, exercises: 'sets, recursion with undo' },
  { name: 'memoised', folder: 'ordinary', size: 430, iterations: 10, exercises: 'lru_cache, enumerate, max' },
  { name: 'text_work', folder: 'ordinary', size: 5_000, iterations: 10, exercises: 'methods of str' },
] as const satisfies readonly BenchProgram[];

export const adversarial = [
  {
    name: 'megamorphic_calls',
    folder: 'adversarial',
    size: 350_000,
    iterations: 10,
    exercises: 'forty targets a call',
  },
  {
    name: 'thousand_loops',
    folder: 'adversarial',
    size: 2_000,
    iterations: 10,
    exercises: 'a thousand barely hot loops',
  },
  { name: 'unbiased_branches', folder: 'adversarial', size: 200_000, iterations: 10, exercises: '256 even paths' },
  { name: 'deep_exceptions', folder: 'adversarial', size: 10_000, iterations: 10, exercises: 'raising through frames' },
] as const satisfies readonly BenchProgram[];

/** Every program by its name; names are unique across all lists. */
export function findProgram(name: string): BenchProgram | undefined {
  return [...suite, ...ordinary, ...adversarial].find(program => program.name === name);
}
