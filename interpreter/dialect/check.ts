/**
 * Checks of a walked program that are not about types. Whatever breaks a rule becomes an error in `program.errors`, with file, line,
 * rule and code. Rules of names, syntax and types are checked by the reader and the walk; `RULES` lists all.
 */
import type { OpcodeRow } from '../bytecode/opcodes.js';
import { checkEffects } from './check-effects.js';
import { eachTwinExpression, twinCallees } from './twin-view.js';
import { eachExpression, findHandlers, type Position, type Program, type RtsFunction } from './typed-tree.js';

/** Every rule's name and what it demands. */
export const RULES = {
  syntax: 'the file is TypeScript',
  'top-level': 'imports, numeric constants, functions and type aliases stand at the top level',
  import: 'values come from rts.js, RTS files and declaration modules',
  'unique-name': 'an exported function or host has its name for itself',
  pragma: 'pragmas are known and fit the function',
  annotation: 'parameters and results are annotated with machine types',
  statement: 'statements are those of the dialect',
  expression: 'expressions are those of the dialect',
  assignment: 'only `let` locals are assigned, with `=`',
  'unknown-name': 'names are locals, constants, declarations, functions or words',
  types: 'i32, i64, f64, bool and Ref do not mix',
  'i32-arithmetic': 'i32 `+`, `-` and `/` end in `| 0`; products are Math.imul',
  'switch-constant': 'cases are different constants',
  'fall-through': 'cases do not fall through',
  'read-only-field': '`ro` fields are written by storeNew alone',
  'elidable-effects': '@elidable functions write nothing and see no frame',
  'host-effects': '@host functions say what they write',
  'not-recordable': 'what the recorder looks into uses no raw memory and no word without an IR op',
  recursion: 'the recorder does not look into recursive functions, unless they are @unroll',
  handler: 'a handler has one i32 parameter per operand and answers i32; it is traced or @intrinsic',
  'guard-after-effect': 'every decision of a handler precedes its first effect',
  'two-effects': 'a bytecode has at most one effectful call',
  'call-after-effect':
    'in the dispatch loop a handler calls nothing after its first effect (backend-wasm/translate checks it)',
  'missing-handlers': 'every opcode has a handler',
  'missing-runtime': 'malloc needs allocate(bytes: i32): Ref, stores of Refs need logObject(object: Ref): void',
} as const;

class Checker {
  readonly #handlers: ReadonlyMap<string, RtsFunction>;
  constructor(
    readonly program: Program,
    readonly opcodes: readonly OpcodeRow[],
  ) {
    this.#handlers = findHandlers(program, opcodes);
  }

  check(): void {
    for (const f of this.program.functions.values()) this.#function(f);
    for (const row of this.opcodes) this.#handler(row);
    for (const f of this.#recorded()) this.#recordable(f);
    this.#runtime();
    checkEffects(this.#handlers.values(), this.program.errors);
  }
  #report(rule: keyof typeof RULES, text: string, f: RtsFunction, at: Position | null = null): void {
    this.program.errors.push(f.module.errorAt(rule, text, at ?? f.node.loc!.start));
  }

  #function(f: RtsFunction): void {
    if (f.kind === 'host' && !f.pragmas.has('writes'))
      this.#report('host-effects', `@host ${f.name} needs @writes nothing, everything or fields`, f);
    if (f.kind === 'elidable') this.#elidable(f);
    if (!f.body) return;
    eachExpression(f.body.body, e => {
      const writes = (e.kind === 'store' || e.kind === 'storeAt') && !e.fresh;
      if (writes && e.field.mutability === 'ro')
        this.#report('read-only-field', `${e.field.key} is ro: only storeNew writes it, into a new object`, f, e.at);
    });
  }
  #elidable(f: RtsFunction): void {
    if (f.writes === 'everything' || f.writes.size > 0) {
      const what = f.writes === 'everything' ? 'everything' : [...f.writes].join(', ');
      this.#report('elidable-effects', `@elidable ${f.name} writes ${what} (@writes nothing overrides)`, f);
    }
    if (f.framed) this.#report('elidable-effects', `@elidable ${f.name} depends on the running frame`, f);
  }
  #handler(row: OpcodeRow): void {
    const f = this.#handlers.get(row.name);
    if (!f) return;
    const wanted = row.operands.length;
    if (f.params.length !== wanted || f.result !== 'i32' || f.params.some(p => p.type !== 'i32'))
      this.#report('handler', `${row.name} must have ${wanted} i32 parameters and answer i32`, f);
    if (f.kind !== 'traced' && f.kind !== 'intrinsic')
      this.#report(
        'handler',
        `the handler ${row.name} must be traced (@unroll if it loops) or @intrinsic, not ${f.kind}`,
        f,
      );
  }

  /** Functions that the recorder looks into, and whatever of them calls itself. */
  #recorded(): Set<RtsFunction> {
    const found = new Set<RtsFunction>();
    const active: RtsFunction[] = [];
    const visit = (f: RtsFunction): void => {
      if (active.includes(f) && !f.pragmas.has('unroll'))
        this.#report('recursion', `${f.name} calls itself: make it @residual or @unroll`, f);
      if (f.kind !== 'traced' || found.has(f)) return;
      found.add(f);
      active.push(f);
      for (const callee of twinCallees(f)) visit(callee);
      active.pop();
    };
    for (const f of this.#handlers.values()) visit(f);
    return found;
  }
  #recordable(f: RtsFunction): void {
    if (!f.body) return;
    eachTwinExpression(f.body.body, e => {
      if (e.kind === 'word' && e.word.ir === null)
        this.#report('not-recordable', `${e.word.name} in ${f.name}, which the recorder looks into`, f, e.at);
    });
  }
  #runtime(): void {
    let malloc: [RtsFunction, Position] | null = null;
    let store: [RtsFunction, Position] | null = null;
    for (const f of this.program.functions.values())
      eachExpression(f.body?.body ?? [], e => {
        if (e.kind === 'malloc') malloc ??= [f, e.at];
        if ((e.kind === 'store' || e.kind === 'storeAt') && e.field.type === 'ref' && !e.fresh) store ??= [f, e.at];
      });
    this.#needs('allocate', malloc);
    this.#needs('logObject', store);
  }
  #needs(name: string, user: [RtsFunction, Position] | null): void {
    if (user && !this.program.functions.has(name))
      this.#report('missing-runtime', `this needs a function ${name}`, user[0], user[1]);
  }
}

/** Adds to `program.errors` whatever breaks a rule. */
export function checkProgram(program: Program, opcodes: readonly OpcodeRow[]): void {
  new Checker(program, opcodes).check();
}
