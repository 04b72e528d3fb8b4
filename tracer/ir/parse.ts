/**
 * Reads traces from their text form, in which tests of the tracer are written. Layouts must have been declared (imported)
 * before; functions are declared in the text or given.
 *
 *     text       = { function } { operation }
 *     function   = "function" NAME "(" [ type { "," type } ] ")" "->" ( type | "void" ) KIND { "raises" | "python" }
 *                  [ "reads" effects ] [ "writes" effects ]
 *     effects    = "everything" | "nothing" | FIELD { FIELD }
 *     operation  = [ %NAME [ ":" type ] "=" ] OP [ FIELD | LAYOUT | NUMBER ] [ value { "," value } ]
 *                | [ %NAME "=" ] "call" NAME "(" [ value { "," value } ] ")"
 *                | "guard" [ "not" ] value EXITKIND snapshot [ ( "side" | "everywhere" ) block | "branch" block ]
 *                | "label" [ %NAME ":" type "=" value { "," ... } ] [ snapshot ]
 *                | "exit" EXITKIND snapshot     | "jump" ...     | "link" NUMBER snapshot     | "flush" snapshot
 *     block      = "{" { operation } "}"
 *     value      = %NAME | 5 (i32) | 5L (i64) | 5.0 (f64) | @4096 (ref) | "true" | "false" | "null"
 *     snapshot   = "[" frame { "|" frame } { "|" pending } "]"
 *     frame      = [ "at" BYTES ] "pc" NUMBER "code" NUMBER [ "size" NUMBER ] [ "flags" NUMBER ]
 *                  [ "depth" NUMBER ] [ "function=" content ] [ "extra=" content ] { "r"N "=" content }
 *     pending    = ( "store" | "storeNew" ) FIELD content [ "," value ] "=" content
 *     content    = value | "$"N | [ "$"N "=" ] "{" "int" content "}"
 *                | [ "$"N "=" ] "{" LAYOUT content [ "length" NUMBER ] { FIELD "=" content | "[" NUMBER "]" "=" content } "}"
 *
 * `#` starts a comment. An operation stands on one line, but for the blocks and snapshots it owns.
 */
import { declaredLayouts, type LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import { OPS, type OpName, rowOf, type Type } from './ops.js';
import {
  type AnyField,
  attach,
  type Auxiliary,
  constant,
  type Effects,
  type ExitKind,
  FLAGS_FIELD,
  type FrameSnapshot,
  type FunctionDescriptor,
  instanceLayout,
  MAP_FIELD,
  makeNode,
  Node,
  type PendingStore,
  type Snapshot,
  type SnapshotValue,
  slotField,
  type Trace,
  VirtualObject,
} from './trace.js';

export interface ParsedTrace extends Trace {
  /** Inputs and operations in the order of the text. */
  readonly all: readonly Node[];
  readonly functions: ReadonlyMap<string, FunctionDescriptor>;
}
/** Parses a trace; throws a SyntaxError that names the line. */
export function parseTrace(text: string, functions: ReadonlyMap<string, FunctionDescriptor> = new Map()): ParsedTrace {
  return new Parser(text, functions).parse();
}

interface Token {
  readonly text: string;
  readonly line: number;
}
const PATTERN =
  /#[^\n]*|\n|[ \t\r]+|->|[@%$]?-?(?:Infinity|NaN)|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?L?|@-?\d+|[%$]\w+|[A-Za-z_][\w.]*(?::\d+)?(?:\[\])?|[=:,(){}[\]|]/y;
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(text);
    if (!match) throw new SyntaxError(`line ${line}: cannot read ${JSON.stringify(text.slice(at, at + 12))}`);
    if (match[0] === '\n') line++;
    else if (!/^[#\s]/.test(match[0])) tokens.push({ text: match[0], line });
  }
  return tokens;
}
/** The field of a key like `list.length`, `refItems[]`, `header.map` or `instance.slot24f64`. */
export function fieldByKey(key: string): AnyField | undefined {
  if (key === MAP_FIELD.key) return MAP_FIELD;
  if (key === FLAGS_FIELD.key) return FLAGS_FIELD;
  const slot = /^instance\.slot(\d+)(ref|f64)$/.exec(key);
  if (slot) return slotField(Number(slot[1]), slot[2] as 'ref' | 'f64');
  if (key.endsWith('[]')) return declaredLayouts.get(key.slice(0, -2))?.element ?? undefined;
  return declaredLayouts.get(key.split('.')[0]!)?.fields.find(f => f.key === key);
}
function layoutByName(name: string): LayoutDescriptor | undefined {
  const size = /^instance:(\d+)$/.exec(name);
  return size ? instanceLayout(Number(size[1])) : declaredLayouts.get(name);
}
const TYPES: readonly string[] = ['i32', 'i64', 'f64', 'ref', 'bool', 'void'];

class Parser {
  private readonly tokens: Token[];
  private position = 0;
  private readonly names = new Map<string, Node>();
  private readonly functions: Map<string, FunctionDescriptor>;

  constructor(text: string, functions: ReadonlyMap<string, FunctionDescriptor>) {
    this.tokens = tokenize(text);
    this.functions = new Map(functions);
  }
  parse(): ParsedTrace {
    while (this.peek() === 'function') this.functionDeclaration();
    const all: Node[] = [];
    while (this.position < this.tokens.length) all.push(this.operation());
    return { ...split(all), all, functions: this.functions };
  }

  private fail(message: string): never {
    const line = this.tokens[Math.min(this.position, this.tokens.length - 1)]?.line ?? 1;
    throw new SyntaxError(`line ${line}: ${message}`);
  }
  private peek(): string {
    return this.tokens[this.position]?.text ?? '';
  }
  private next(): string {
    if (this.position >= this.tokens.length) this.fail('the text ends too early');
    return this.tokens[this.position++]!.text;
  }
  private accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.position++;
    return true;
  }
  private expect(text: string): void {
    if (!this.accept(text)) this.fail(`expected ${text}, found ${this.peek() || 'the end'}`);
  }
  private onSameLine(): boolean {
    return this.tokens[this.position]?.line === this.tokens[this.position - 1]!.line;
  }
  private integer(): number {
    const text = this.next();
    if (!/^-?\d+$/.test(text)) this.fail(`expected a number, found ${text}`);
    return Number(text);
  }
  private type(): Type | 'void' {
    const text = this.next();
    if (!TYPES.includes(text)) this.fail(`${text} is not a type`);
    return text as Type;
  }

  private functionDeclaration(): void {
    this.expect('function');
    const name = this.next();
    const parameters = this.list('(', ')', () => this.type() as Type);
    this.expect('->');
    const result = this.type();
    const kind = this.next() as FunctionDescriptor['kind'];
    const raises = this.accept('raises');
    const runsPython = this.accept('python');
    const reads = this.accept('reads') ? this.effects() : [];
    const writes = this.accept('writes') ? this.effects() : [];
    this.functions.set(name, { name, kind, raises, runsPython, parameters, result, reads, writes });
  }
  private effects(): Effects {
    if (this.accept('everything')) return 'everything';
    const keys: string[] = [];
    while (this.onSameLine() && this.peek() !== 'writes') keys.push(this.next());
    return keys.filter(key => key !== 'nothing');
  }
  private list<T>(open: string, close: string, item: () => T): T[] {
    this.expect(open);
    const items: T[] = [];
    while (!this.accept(close)) {
      items.push(item());
      if (this.peek() !== close) this.expect(',');
    }
    return items;
  }

  private operation(): Node {
    let name: string | null = null;
    let type: Type | 'void' | null = null;
    if (this.peek().startsWith('%')) {
      name = this.next();
      if (this.accept(':')) type = this.type();
      this.expect('=');
    }
    const op = this.next() as OpName;
    if (!(op in OPS)) this.fail(`${op} is not an operation`);
    const node = this.body(op, type);
    if (name) this.names.set(name, node);
    return node;
  }
  private body(op: OpName, type: Type | 'void' | null): Node {
    if (op === 'input') return this.input(type);
    if (op === 'call') return this.call();
    if (op === 'guard') return this.guard();
    if (op === 'label') return this.label();
    const auxiliary = this.auxiliary(op);
    return this.withSnapshot(makeNode(op, this.operands(op), auxiliary), op === 'exit');
  }
  private input(type: Type | 'void' | null): Node {
    const frame = this.integer();
    this.expect(':');
    return new Node('input', type ?? 'ref', [], { frame, register: this.integer() });
  }
  private call(): Node {
    const name = this.next();
    const callee = this.functions.get(name);
    if (!callee) this.fail(`function ${name} is not declared`);
    return makeNode(
      'call',
      this.list('(', ')', () => this.value()),
      callee,
    );
  }
  private guard(): Node {
    const expected = !this.accept('not');
    const node = makeNode('guard', [this.value()]);
    node.expected = expected;
    this.withSnapshot(node, true);
    node.isHotInPreamble = this.accept('everywhere');
    if (node.isHotInPreamble || this.accept('side')) node.sideTrace = split(this.block());
    else if (this.accept('branch')) node.branch = this.block();
    return node;
  }
  private label(): Node {
    const phis: Node[] = [];
    const first: Node[] = [];
    while (this.peek().startsWith('%') && this.onSameLine()) {
      const name = this.next();
      this.expect(':');
      const phi = new Node('phi', this.type(), []);
      this.expect('=');
      first.push(this.value());
      phis.push(phi);
      this.names.set(name, phi);
      if (!this.accept(',')) break;
    }
    return this.withSnapshot(makeNode('label', first, phis), false);
  }
  private block(): Node[] {
    this.expect('{');
    const operations: Node[] = [];
    while (!this.accept('}')) operations.push(this.operation());
    return operations;
  }
  private auxiliary(op: OpName): Auxiliary {
    const kind = rowOf(op).auxiliary;
    if (kind === 'tree') return this.integer();
    if (kind !== 'field' && kind !== 'layout') return null;
    const name = this.next();
    const found = kind === 'field' ? fieldByKey(name) : layoutByName(name);
    if (!found) this.fail(`there is no ${kind} ${name}`);
    return found;
  }
  private operands(op: OpName): Node[] {
    const count = rowOf(op).variadic ? Infinity : rowOf(op).operands.length;
    const args: Node[] = [];
    while (args.length < count && this.onSameLine() && this.peek() !== '[') {
      args.push(this.value());
      if (!this.accept(',')) break;
    }
    return args;
  }
  private withSnapshot(node: Node, hasKind: boolean): Node {
    const kind = hasKind ? (this.next() as ExitKind) : 'resume';
    return this.peek() === '[' && this.onSameLine() ? attach(node, this.snapshot(), kind) : node;
  }
  private value(): Node {
    const text = this.next();
    if (text.startsWith('%')) return this.names.get(text) ?? this.fail(`${text} is not defined`);
    if (text === 'true' || text === 'false') return constant('bool', text === 'true' ? 1 : 0);
    if (text === 'null') return constant('ref', 0);
    if (text.startsWith('@')) return constant('ref', Number(text.slice(1)));
    if (/^-?\d+L$/.test(text)) return constant('i64', BigInt(text.slice(0, -1)));
    if (/^-?\d+$/.test(text)) return constant('i32', Number(text));
    if (/^-?(\d|Infinity|NaN)/.test(text)) return constant('f64', Number(text));
    return this.fail(`expected a value, found ${text}`);
  }

  private snapshot(): Snapshot {
    this.expect('[');
    const shared = new Map<string, VirtualObject>();
    const frames: FrameSnapshot[] = [];
    const pending: PendingStore[] = [];
    while (!this.accept(']')) {
      if (this.peek().startsWith('store')) pending.push(this.pendingStore(shared));
      else frames.push(this.frame(shared));
      this.accept('|');
    }
    return pending.length ? { frames, pending } : { frames };
  }
  private frame(shared: Map<string, VirtualObject>): FrameSnapshot {
    const frame = { offset: 0, pc: 0, code: 0, flags: 0, depth: 0, size: 0 } as Record<string, number>;
    const header: Record<string, SnapshotValue> = {};
    const registers: (SnapshotValue | null)[] = [];
    const names: Record<string, string> = {
      at: 'offset',
      pc: 'pc',
      code: 'code',
      size: 'size',
      flags: 'flags',
      depth: 'depth',
    };
    while (this.peek() !== '|' && this.peek() !== ']') {
      const word = this.next();
      if (word in names) {
        frame[names[word]!] = this.integer();
        continue;
      }
      this.expect('=');
      const value = this.content(shared);
      if (word === 'function' || word === 'extra') header[word] = value;
      else if (/^r\d+$/.test(word)) registers[Number(word.slice(1))] = value;
      else this.fail(`${word} is not part of a frame`);
    }
    const length = Math.max(frame['size']!, registers.length);
    return {
      code: frame['code']!,
      pc: frame['pc']!,
      offset: frame['offset']!,
      flags: frame['flags']!,
      depth: frame['depth']!,
      registers: Array.from({ length }, (_, i) => registers[i] ?? null),
      function: header['function'] ?? null,
      extra: header['extra'] ?? null,
    };
  }
  private pendingStore(shared: Map<string, VirtualObject>): PendingStore {
    const barrier = this.next() === 'store';
    const field = fieldByKey(this.next()) ?? this.fail('there is no such field');
    const object = this.content(shared);
    const index = this.accept(',') ? this.value() : null;
    this.expect('=');
    return { object, field, index, value: this.content(shared), barrier };
  }
  private content(shared: Map<string, VirtualObject>): SnapshotValue {
    if (!this.peek().startsWith('$') && this.peek() !== '{') return this.value();
    const name = this.peek().startsWith('$') ? this.next() : null;
    const known = name && shared.get(name);
    if (known) return known;
    if (name) this.expect('=');
    return this.virtual(object => name && shared.set(name, object), shared);
  }
  private virtual(announce: (object: VirtualObject) => void, shared: Map<string, VirtualObject>): VirtualObject {
    this.expect('{');
    const name = this.next();
    if (name === 'int' && !/^@/.test(this.peek())) return this.virtualInt(announce, shared);
    const layout = layoutByName(name) ?? this.fail(`there is no layout ${name}`);
    const map = this.content(shared);
    const length = this.accept('length') ? this.integer() : -1;
    const object = new VirtualObject(length < 0 ? 'object' : 'array', layout, map, Math.max(length, 0));
    announce(object);
    while (!this.accept('}')) this.virtualContent(object, layout, shared);
    return object;
  }
  private virtualInt(announce: (object: VirtualObject) => void, shared: Map<string, VirtualObject>): VirtualObject {
    const object = new VirtualObject('int', null, constant('ref', 0), 0);
    announce(object);
    object.contents.push({ field: fieldByKey('int.value')!, index: 0, value: this.content(shared) });
    this.expect('}');
    return object;
  }
  private virtualContent(object: VirtualObject, layout: LayoutDescriptor, shared: Map<string, VirtualObject>): void {
    let field: AnyField | undefined | null;
    let index = 0;
    if (this.accept('[')) {
      index = this.integer();
      this.expect(']');
      field = layout.element;
    } else field = fieldByKey(this.next());
    if (!field) this.fail('there is no such field');
    this.expect('=');
    object.contents.push({ field, index, value: this.content(shared) });
  }
}
function split(all: readonly Node[]): Trace {
  return { inputs: all.filter(n => n.op === 'input'), operations: all.filter(n => n.op !== 'input') };
}
