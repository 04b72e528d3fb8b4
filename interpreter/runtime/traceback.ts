/**
 * Tracebacks as CPython 3.14 prints them (traceback.py and pythonrun.c): chained causes and contexts, source lines with
 * caret ranges, folded repetition, notes, SyntaxErrors with their own source line.
 */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { suggestKeyword } from '../frontend/keyword-typos.js';
import { syntaxErrorLines } from '../frontend/syntax-error-lines.js';
import { PySyntaxError } from '../frontend/syntax-errors.js';
import { NULL } from '../heap/well-known.js';
import { PyError } from './errors.js';
import type { SourcePosition } from './frames.js';
import type { Space } from './space.js';
import { suggestionFor } from './suggestions.js';
import { caretLine } from './traceback-carets.js';
import { moduleOfClass } from './types-core/type.js';

/** Repetitions of the same line beyond so many are folded. */
const REPEAT_LIMIT = 3;

interface Entry {
  readonly filename: string;
  readonly position: SourcePosition;
  readonly name: string;
}
/** Lines of a source file, or null when it cannot be read. Decoded once per file and description. */
class SourceLines {
  private readonly space: Space;
  private readonly files = new Map<string, readonly string[] | null>();
  constructor(space: Space) {
    this.space = space;
  }
  line(filename: string, number: number): string | undefined {
    let lines = this.files.get(filename);
    if (lines === undefined) {
      lines = this.read(filename);
      this.files.set(filename, lines);
    }
    return lines?.[number - 1];
  }
  private read(filename: string): readonly string[] | null {
    return this.source(filename)?.split(/\r\n|\r|\n/) ?? null;
  }
  source(filename: string): string | null {
    const held = this.space.sources.get(filename);
    if (held !== undefined) return held;
    if (filename.startsWith('<')) return null;
    try {
      return new TextDecoder().decode(this.space.host.readFile(filename));
    } catch {
      return null;
    }
  }
}
function entriesOf(space: Space, traceback: Ref): Entry[] {
  const entries: Entry[] = [];
  for (let t = traceback; t !== NULL; t = space.load(t, L.Traceback.next)) {
    const code = space.load(t, L.Traceback.code);
    entries.push({
      filename: space.text(space.load(code, L.Code.filename)),
      position: space.frames.positionOf(code, space.load(t, L.Traceback.instruction)),
      name: space.text(space.load(code, L.Code.name)),
    });
  }
  return entries;
}
function entryLines(sources: SourceLines, entry: Entry): string[] {
  const { position } = entry;
  const result = [`  File "${entry.filename}", line ${position.line}, in ${entry.name}`];
  const text = sources.line(entry.filename, position.line);
  if (text === undefined || text.trim() === '') return result;
  result.push(`    ${text.trim()}`);
  const carets = caretLine(text, position);
  if (carets !== null) result.push(`    ${carets}`);
  return result;
}
function tracebackLines(sources: SourceLines, entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  let repeats = 0;
  let last: Entry | null = null;
  const flush = () => {
    if (repeats > REPEAT_LIMIT) {
      const more = repeats - REPEAT_LIMIT;
      lines.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]`);
    }
  };
  for (const entry of entries) {
    const same =
      last !== null &&
      last.filename === entry.filename &&
      last.position.line === entry.position.line &&
      last.name === entry.name;
    if (!same) {
      flush();
      repeats = 0;
      last = entry;
    }
    repeats++;
    if (repeats <= REPEAT_LIMIT) lines.push(...entryLines(sources, entry));
  }
  flush();
  return lines;
}
/** `module.Class` as the last line shows it. */
function nameOfClass(space: Space, cls: Ref): string {
  const module = moduleOfClass(space, cls);
  const qualname = space.text(space.load(cls, L.Class.qualname));
  return module === 'builtins' || module === '__main__' ? qualname : `${module}.${qualname}`;
}
function textOf(space: Space, exception: Ref): string {
  try {
    return space.strOf(exception);
  } catch (error) {
    if (error instanceof PyError) return '<exception str() failed>';
    throw error;
  }
}
function notesOf(space: Space, exception: Ref): string[] {
  const notes = space.rts.instanceGet(exception, space.name('__notes__')) as Ref;
  if (notes === NULL || !space.isList(notes)) return [];
  return space.items(notes).flatMap(note => (space.isStr(note) ? space.text(note) : space.repr(note)).split('\n'));
}
/** The lines of a SyntaxError; a mistyped keyword is named here, not in the exception. */
function describeSyntaxError(space: Space, sources: SourceLines, exception: Ref): string[] {
  const attribute = (name: string) => space.findAttribute(exception, name);
  const number = (name: string) => {
    const value = attribute(name);
    return value !== NULL && space.isInt(value) ? space.index(value) : null;
  };
  const words = (name: string) => {
    const value = attribute(name);
    return value === NULL || value === space.none ? null : space.strOf(value);
  };
  const place = {
    filename: words('filename') ?? '<string>',
    lineno: number('lineno'),
    offset: number('offset'),
    text: words('text'),
    end_lineno: number('end_lineno'),
    end_offset: number('end_offset'),
  };
  const error = new PySyntaxError('SyntaxError', words('msg') ?? '', { ...place, ...statementLine(space, exception) });
  const isFromParser = place.text !== null && error.statementLine >= 0;
  const shown = (isFromParser ? suggestKeyword(error, sources.source(place.filename)) : null) ?? error;
  const className = nameOfClass(space, space.classOf(exception));
  return syntaxErrorLines({ ...shown, className, msg: shown.msg, filename: words('filename') });
}
/** What the parser has left on its error about the statement before it; -1 for an error that a program made. */
function statementLine(space: Space, exception: Ref): { readonly statementLine: number } {
  const metadata = space.findAttribute(exception, '_metadata');
  const isKnown = metadata !== NULL && space.isTuple(metadata);
  return { statementLine: isKnown ? space.index(space.items(metadata)[0]!) : -1 };
}
/** The last lines: class, message, notes. */
function exceptionLines(space: Space, sources: SourceLines, exception: Ref): string[] {
  if (space.isInstance(exception, space.class('SyntaxError')))
    return [...describeSyntaxError(space, sources, exception), ...notesOf(space, exception)];
  const text = textOf(space, exception) + suggestionFor(space, exception);
  const name = nameOfClass(space, space.classOf(exception));
  return [...(text === '' ? name : `${name}: ${text}`).split('\n'), ...notesOf(space, exception)];
}
const CAUSE = 'The above exception was the direct cause of the following exception:';
const CONTEXT = 'During handling of the above exception, another exception occurred:';
/** How many exceptions of a group are shown, and how many groups deep. */
const WIDEST_GROUP = 15;
const DEEPEST_GROUP = 10;

/** Writes an exception with what it is chained to; the parts of a group are indented behind a margin. */
class Description {
  readonly lines: string[] = [];
  private readonly seen = new Set<Ref>();
  private depth = 0;
  private isOpen = false;
  constructor(
    private readonly space: Space,
    private readonly sources: SourceLines,
  ) {}

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }
  private emit(lines: readonly string[], margin = '|'): void {
    const lead = this.depth === 0 ? '' : `${this.indent}${margin} `;
    this.lines.push(...lines.map(line => lead + line));
  }
  describe(exception: Ref): void {
    const { space } = this;
    this.seen.add(exception);
    const cause = space.load(exception, L.Exception.cause);
    const context = space.load(exception, L.Exception.context);
    const isSuppressed = space.load(exception, L.Exception.suppressContext) !== 0;
    if (cause !== NULL) this.chain(cause, CAUSE);
    else if (context !== NULL && !isSuppressed) this.chain(context, CONTEXT);
    if (space.isInstance(exception, space.class('BaseExceptionGroup'))) this.describeGroup(exception);
    else {
      this.emitStack(exception, 'Traceback', '|');
      this.emit(exceptionLines(space, this.sources, exception));
    }
  }
  private chain(earlier: Ref, text: string): void {
    if (this.seen.has(earlier)) return;
    this.describe(earlier);
    this.emit(['', text, '']);
  }
  private emitStack(exception: Ref, title: string, margin: string): void {
    const entries = entriesOf(this.space, this.space.load(exception, L.Exception.traceback));
    if (entries.length === 0) return;
    this.emit([`${title} (most recent call last):`], margin);
    this.emit(tracebackLines(this.sources, entries));
  }
  private describeGroup(group: Ref): void {
    if (this.depth > DEEPEST_GROUP) {
      this.emit([`... (max_group_depth is ${DEEPEST_GROUP})`]);
      return;
    }
    const isRoot = this.depth === 0;
    if (isRoot) this.depth = 1;
    this.emitStack(group, 'Exception Group Traceback', isRoot ? '+' : '|');
    this.emit(exceptionLines(this.space, this.sources, group));
    const parts = this.space.items(this.space.getAttribute(group, 'exceptions'));
    const shown = Math.min(parts.length, WIDEST_GROUP + 1);
    for (let k = 0; k < shown; k++) this.describePart(parts, k, k === shown - 1);
    if (isRoot) this.depth = 0;
  }
  private describePart(parts: readonly Ref[], k: number, isLast: boolean): void {
    if (isLast) this.isOpen = true;
    const isCut = k >= WIDEST_GROUP;
    const title = isCut ? '...' : String(k + 1);
    this.lines.push(`${this.indent}${k === 0 ? '+-' : '  '}+---------------- ${title} ----------------`);
    this.depth++;
    const left = parts.length - WIDEST_GROUP;
    if (isCut) this.emit([`and ${left} more exception${left > 1 ? 's' : ''}`]);
    else this.describe(parts[k]!);
    if (isLast && this.isOpen) {
      this.lines.push(`${this.indent}+------------------------------------`);
      this.isOpen = false;
    }
    this.depth--;
  }
}
/** An exception with its traceback and what it is chained to, ending in a newline. */
export function formatException(space: Space, exception: Ref): string {
  const description = new Description(space, new SourceLines(space));
  description.describe(exception);
  return `${description.lines.join('\n')}\n`;
}
