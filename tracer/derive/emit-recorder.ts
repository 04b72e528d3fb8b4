/**
 * Recording twins: from every traced function `f(a, b)` a TypeScript function `f$r(R, a, b)` that executes the same control flow on
 * trace nodes and records what it does through the recorder R. Only what handlers can reach is written.
 *
 *     x + y | 0, iadd(x, y)       R.i32add(x, y), R.iadd(x, y)          every word and operator by its IR name
 *     5, NULL, TRUE               constants of tracer/ir/trace.ts, made once
 *     if (c), c && d, c ? x : y   if (R.br(c)), R.br(c) && R.br(d), ... R.br guards and answers a JavaScript boolean
 *     if (i === j)                if (R.ifI32eq(i, j)): comparisons of words, most of which are of constants, without a node for the outcome
 *     switch (e)                  switch (R.promote(e).value)
 *     load, loadAt, store ...     R.load(FIELD, p), R.loadAt(FIELD, p, i), R.store(FIELD, p, v), R.storeNewAt(FIELD, p, i, v) ...
 *     malloc, mallocArray         R.malloc(LAYOUT, map), R.mallocArray(LAYOUT, map, n)
 *     promote, select             R.promote(x), R.select(c, x, y)
 *     f(x)                        f$r(R, x) when f is traced; its general form when it is @fast;
 *                                 R.f(x) when it is @intrinsic; R.call('f', [x]) otherwise
 *     a word without IR op        R.unsupported('word'), which aborts (partial derivations only)
 *     register, setRegister, constant, pc, next, jump, callTable    R.<word>(...)
 *
 * `cacheHit(c)` is false: what it guards is left out, and so are setCacheWord, what only fills caches, and cacheWord (0). A handler that is @intrinsic is a
 * method of R too; one that is @residual has no twin.
 */
import type { OpcodeRow } from '../../interpreter/bytecode/opcodes.js';
import type { Type } from '../../interpreter/dialect/primitives.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import { MappedText } from '../../interpreter/dialect/source-map.js';
import {
  type Effects,
  type Expression,
  eachExpression,
  findHandlers,
  type Local,
  type Program,
  type RtsFunction,
  type Statement,
} from '../../interpreter/dialect/typed-tree.js';
import { isIdle, neverHits, twinCallees } from '../../interpreter/dialect/twin-view.js';

/** What the recorder answers without a node. */
const COMPARISON = /^(i32(eq|ne|lt|le|gt|ge)|ref(eq|ne))\(\$0, \$1\)$/;

class TwinEmitter {
  readonly #out = new MappedText();
  readonly #constants = new Map<string, string>();
  readonly #fields = new Map<string, string>();
  readonly #layouts = new Map<string, string>();
  #names = new Map<Local, string>();
  constructor(
    readonly functions: readonly RtsFunction[],
    readonly handlers: ReadonlyMap<string, RtsFunction>,
    readonly opcodes: readonly OpcodeRow[],
  ) {}

  emit(): string {
    for (const f of this.functions) this.#function(f);
    this.#handlerTable();
    const head = [
      '// @ts-nocheck',
      '/** Derived from the RTS sources by tracer/derive/emit-recorder.ts. */',
      `import { constant as K } from '../ir/trace.js';`,
      `import { FIELDS, LAYOUTS } from './metadata.js';`,
      ...[...this.#constants].map(([value, name]) => `const ${name} = K(${value});`),
      ...[...this.#fields].map(([key, name]) => `const ${name} = FIELDS['${key}'];`),
      ...[...this.#layouts].map(([key, name]) => `const ${name} = LAYOUTS['${key}'];`),
    ];
    return `${head.join('\n')}\n${this.#out.text}`;
  }
  #handlerTable(): void {
    this.#out.line('/** Twins of the handlers by opcode number; null: cannot be recorded. */');
    this.#out.line('export const HANDLERS = [');
    for (const row of this.opcodes) {
      const f = this.handlers.get(row.name);
      const parameters = f?.params.map((_, i) => 'abc'[i]).join(', ');
      if (f?.kind === 'traced') this.#out.line(`  ${f.name}$r,`);
      else if (f?.kind === 'intrinsic') this.#out.line(`  (R, ${parameters}) => R.${f.name}(${parameters}),`);
      else this.#out.line('  null,');
    }
    this.#out.line('];');
  }
  #function(f: RtsFunction): void {
    this.#names = new Map();
    const taken = new Set<string>();
    for (const local of f.body!.locals) {
      let name = `${local.name}_`;
      for (let n = 2; taken.has(name); n++) name = `${local.name}_${n}`;
      taken.add(name);
      this.#names.set(local, name);
    }
    const params = f.body!.locals.slice(0, f.params.length).map(p => this.#names.get(p)!);
    this.#out.line(`// ${f.module.path}:${f.node.loc!.start.line}`);
    this.#out.line(`export function ${f.name}$r(${['R', ...params].join(', ')}) {`);
    this.#block(f.body!.body);
    this.#out.line('}');
  }

  // ---------------------------------------------------------------- statements
  #block(body: readonly Statement[]): void {
    for (const s of body) this.#statement(s);
  }
  #braced(head: string, s: Statement): void {
    this.#out.line(`${head} {`);
    this.#block(s.kind === 'block' ? s.body : [s]);
  }
  #statement(s: Statement): void {
    const out = this.#out;
    switch (s.kind) {
      case 'block':
        this.#braced('', s);
        out.line('}');
        return;
      case 'declare':
        out.line(`${s.local.constant ? 'const' : 'let'} ${this.#names.get(s.local)} = ${this.#value(s.value)};`);
        return;
      case 'assign':
        out.line(`${this.#names.get(s.local)} = ${this.#value(s.value)};`);
        return;
      case 'evaluate':
        if (!isIdle(s)) out.line(`${this.#value(s.value)};`);
        return;
      case 'if':
        this.#if(s);
        return;
      case 'while':
        this.#braced(`while (${this.#test(s.test)})`, s.body);
        out.line('}');
        return;
      case 'switch':
        this.#switch(s);
        return;
      case 'return':
        out.line(s.value ? `return ${this.#value(s.value)};` : 'return;');
        return;
      case 'break':
      case 'continue':
        out.line(`${s.kind};`);
    }
  }
  #if(s: Statement & { kind: 'if' }): void {
    if (neverHits(s.test)) {
      if (s.no) this.#statement(s.no);
      return;
    }
    this.#braced(`if (${this.#test(s.test)})`, s.yes);
    if (s.no) this.#braced('} else', s.no);
    this.#out.line('}');
  }
  #switch(s: Statement & { kind: 'switch' }): void {
    this.#out.line(`switch (R.promote(${this.#value(s.value)}).value) {`);
    for (const c of s.cases) {
      const labels = [...c.values.map(v => `case ${v}:`), ...(c.isDefault ? ['default:'] : [])];
      this.#out.line(`${labels.join(' ')} {`);
      this.#block(c.body);
      this.#out.line('} break;');
    }
    this.#out.line('}');
  }

  // ---------------------------------------------------------------- expressions
  /** A JavaScript condition. */
  #test(e: Expression): string {
    if (neverHits(e)) return 'false';
    if (e.kind === 'constant') return String(Boolean(e.value));
    if (e.kind === 'and') return `(${this.#test(e.left)} && ${this.#test(e.right)})`;
    if (e.kind === 'or') return `(${this.#test(e.left)} || ${this.#test(e.right)})`;
    if (e.kind === 'word' && e.word.name === 'not') return `!${this.#test(e.args[0]!)}`;
    if (e.kind === 'word' && e.word.ir !== null && COMPARISON.test(e.word.ir))
      return `R.${this.#word(e).replace(/^R\.(.)/, (_, c: string) => `if${c.toUpperCase()}`)}`;
    return `R.br(${this.#value(e)})`;
  }
  /** A trace node. */
  #value(e: Expression): string {
    switch (e.kind) {
      case 'constant':
        return this.#constant(e.type, e.value);
      case 'local':
        return this.#names.get(e.local)!;
      case 'word':
        return this.#word(e);
      case 'call':
        return this.#call(e);
      case 'load':
        return `R.load(${this.#field(e.field)}, ${this.#value(e.object)})`;
      case 'loadAt':
        return `R.loadAt(${this.#field(e.field)}, ${this.#value(e.object)}, ${this.#value(e.index)})`;
      case 'store':
        return `R.store${e.fresh ? 'New' : ''}(${this.#field(e.field)}, ${this.#value(e.object)}, ${this.#value(e.value)})`;
      case 'storeAt': {
        const operands = [e.object, e.index, e.value].map(x => this.#value(x));
        return `R.store${e.fresh ? 'New' : ''}At(${this.#field(e.field)}, ${operands.join(', ')})`;
      }
      case 'malloc': {
        const layout = this.#layout(e.layout.name);
        if (!e.length) return `R.malloc(${layout}, ${this.#value(e.map)})`;
        return `R.mallocArray(${layout}, ${this.#value(e.map)}, ${this.#value(e.length)})`;
      }
      case 'promote':
        return `R.promote(${this.#value(e.value)})`;
      case 'cacheHit':
        return this.#constant('bool', false);
      case 'select':
        return `R.select(${[e.test, e.yes, e.no].map(x => this.#value(x)).join(', ')})`;
      case 'and':
        return `(${this.#test(e.left)} ? ${this.#value(e.right)} : ${this.#constant('bool', false)})`;
      case 'or':
        return `(${this.#test(e.left)} ? ${this.#constant('bool', true)} : ${this.#value(e.right)})`;
      case 'conditional':
        if (neverHits(e.test)) return this.#value(e.no);
        return `(${this.#test(e.test)} ? ${this.#value(e.yes)} : ${this.#value(e.no)})`;
    }
  }
  #word(e: Expression & { kind: 'word' }): string {
    if (e.word.name === 'cacheWord') return this.#constant('i32', 0);
    const args = e.args.map(a => this.#value(a));
    if (e.word.ir === null) return `R.unsupported('${e.word.name}')`;
    return e.word.ir
      .replace(/([a-z]\w*)\(/gi, 'R.$1(')
      .replace(/#(-?\d+)/g, (_, n: string) => this.#constant('i64', BigInt(n)))
      .replace(/\$(\d)/g, (_, i: string) => args[Number(i)]!);
  }
  #call(e: Expression & { kind: 'call' }): string {
    const target = e.target.general ?? e.target;
    const args = e.args.map(a => this.#value(a));
    if (target.kind === 'traced') return `${target.name}$r(${['R', ...args].join(', ')})`;
    if (target.kind === 'intrinsic') return `R.${target.name}(${args.join(', ')})`;
    return `R.call('${target.name}', [${args.join(', ')}])`;
  }
  #constant(type: Type, value: number | bigint | boolean): string {
    const number = typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(Number(value));
    const text = `'${type}', ${number}`;
    let name = this.#constants.get(text);
    if (!name) {
      const safe = number.replace('-', 'm').replace(/[^\w]/g, '_');
      this.#constants.set(text, (name = `${type}_${safe}`));
    }
    return name;
  }
  #named(table: Map<string, string>, key: string, prefix: string): string {
    let name = table.get(key);
    if (!name) table.set(key, (name = `${prefix}_${key.replace('[]', '_element').replace(/\W/g, '_')}`));
    return name;
  }
  #field(field: Field<unknown>): string {
    return this.#named(this.#fields, field.key, 'field');
  }
  #layout(name: string): string {
    return this.#named(this.#layouts, name, 'layout');
  }
}

const effectsText = (effects: Effects): string => (effects === 'everything' ? '*' : [...effects].sort().join(' '));

/** May this function run Python code? A host that writes everything may, and so may whatever calls one. */
function runsPython(f: RtsFunction, seen = new Set<RtsFunction>()): boolean {
  if (seen.has(f)) return false;
  seen.add(f);
  if (f.kind === 'host') return f.writes === 'everything';
  return f.writes === 'everything' && [...f.calls].some(callee => runsPython(callee, seen));
}
function functionRow(f: RtsFunction): string {
  const kind = f.kind === 'elidable' || f.kind === 'host' ? f.kind : 'residual';
  const words = [kind, ...(f.raises ? ['raises'] : []), ...(runsPython(f) ? ['python'] : [])];
  const parameters = f.params.map(p => p.type);
  return `  ${f.name}: '${[words.join(' '), parameters.join(' '), f.result, effectsText(f.reads), effectsText(f.writes)].join('|')}',`;
}
function emitMetadata(program: Program, twins: readonly RtsFunction[]): string {
  const called = [...program.functions.values()].filter(f =>
    ['residual', 'elidable', 'host', 'intrinsic'].includes(f.kind),
  );
  const intrinsics = new Set<string>();
  const words = new Set<string>();
  for (const f of twins)
    eachExpression(f.body!.body, e => {
      if (e.kind === 'call' && e.target.kind === 'intrinsic') intrinsics.add(e.target.name);
      if (e.kind === 'word') words.add(e.word.name);
    });
  const list = (names: Iterable<string>) =>
    `[${[...names]
      .sort()
      .map(n => `'${n}'`)
      .join(', ')}]`;
  return `/** Derived from the RTS sources: what the recorder and the backend know of fields, layouts and functions. */
import '../../interpreter/heap/layouts.js';
import '../../interpreter/heap/machine.js';
import { declaredLayouts, type Field, type LayoutDescriptor } from '../../interpreter/dialect/rts.js';

/**
 * Functions that traces call, intrinsics included, by the name of the interpreter's export or of the host function: kind, parameters, result, fields
 * read and written (* is everything). As texts, since most programs need few of them (tracer/recorder/callees.ts).
 */
export const FUNCTIONS = {
${called.map(functionRow).join('\n')}
} as const satisfies Readonly<Record<string, string>>;
/** Intrinsics that twins need as methods of the recorder. */
export const INTRINSICS = ${list(intrinsics)} as const;
/** Layouts by name, and all fields by key (\`layout.field\`, \`layout[]\`). */
export const LAYOUTS: Readonly<Record<string, LayoutDescriptor>> = Object.fromEntries(declaredLayouts);
export const FIELDS: Readonly<Record<string, Field<unknown>>> = Object.fromEntries(
  [...declaredLayouts.values()].flatMap(l => [...l.fields, ...(l.element ? [l.element] : [])]).map(f => [f.key, f]),
);
/** Words and operators that twins use: with INTRINSICS, what the recorder must offer. */
export const WORDS_USED = ${list(words)} as const;
`;
}

/** Traced functions that are looked into when the roots are recorded, each once. */
function reachableTwins(roots: readonly RtsFunction[]): RtsFunction[] {
  const found = new Set<RtsFunction>();
  const visit = (f: RtsFunction): void => {
    if (f.kind !== 'traced' || !f.body || found.has(f)) return;
    found.add(f);
    for (const callee of twinCallees(f)) visit(callee);
  };
  for (const f of roots) visit(f);
  return [...found];
}

/**
 * The texts of generated/twins.ts and generated/metadata.ts. Twins are written for what handlers reach, and for `roots`.
 */
export function emitRecorder(
  program: Program,
  opcodes: readonly OpcodeRow[],
  roots: readonly RtsFunction[] = [],
): { twins: string; metadata: string } {
  const handlers = findHandlers(program, opcodes);
  const reachable = reachableTwins([...handlers.values(), ...roots]);
  return {
    twins: new TwinEmitter(reachable, handlers, opcodes).emit(),
    metadata: emitMetadata(program, reachable),
  };
}
