/**
 * A unit is one code being compiled: its assembler, registers, names and the statements around the current point.
 *
 * The compile-*.ts files are functions over a unit. They reach each other's node kinds through the tables in `Shared`,
 * so imports go one way only: unit <- names <- core <- expressions, statements and the rest <- compile.ts.
 */
import { CodeFlags } from '../heap/layouts.js';
import type { CodeConstant, CompiledCode, StrConstant } from '../bytecode/code-object.js';
import { Assembler, FarJump, type Label, OperandOverflow, type Region } from './assembler.js';
import type { Expr, Node, Position, Stmt } from './ast.js';
import { type CompileErrors, COMPILE_MESSAGES } from './compile-errors.js';
import { Registers } from './registers.js';
import { mangle, type Scope, type SymbolTable, Uses } from './symbol-table.js';

/** Where a name of the unit is found. */
export type Place =
  | { readonly kind: 'register'; readonly register: number }
  /** A cell in a register of this frame. */
  | { readonly kind: 'cell'; readonly register: number }
  /** A cell of the running function's closure. */
  | { readonly kind: 'free'; readonly index: number }
  | { readonly kind: 'global' }
  /** The namespace in register 0, then globals and built-ins. */
  | { readonly kind: 'name' }
  /** The namespace in register 0, then a cell of the closure. */
  | { readonly kind: 'nameOrFree'; readonly index: number };

const GLOBAL: Place = { kind: 'global' };
const NAME: Place = { kind: 'name' };

/** A statement around the current point that `break`, `continue` and `return` have to get out of. */
export type Block =
  | { readonly kind: 'loop'; readonly exit: Label; readonly next: Label; readonly nextIsHeader: boolean }
  | { readonly kind: 'try'; readonly region: Region }
  | { readonly kind: 'finally'; readonly region: Region; readonly body: readonly Stmt[] }
  | { readonly kind: 'handler'; readonly region: Region; readonly saved: number }
  | { readonly kind: 'named'; readonly region: Region; readonly name: string; readonly node: Position }
  | { readonly kind: 'with'; readonly region: Region; readonly window: number; readonly node: Position }
  /** The body of `except*`, which `break` and the like may not leave. */
  | { readonly kind: 'exceptStar' };

/** Built-ins that see the variables of their caller. */
const LOOKS_AT_LOCALS = ['locals', 'vars', 'dir', 'eval', 'exec'];
/** CPython's CO_MAXBLOCKS. */
const MAX_BLOCKS = 21;

/** An inlined comprehension: its scope and where its own names are. */
interface Overlay {
  readonly scope: Scope;
  readonly places: Map<string, Place>;
}

export interface Annotation {
  readonly node: Node<'AnnAssign'>;
  /** The number that marks it as executed, or -1 when it stands where it is always executed. */
  readonly condition: number;
}

export type ExpressionCompiler = (unit: Unit, node: never, destination: number) => void;
export type StatementCompiler = (unit: Unit, node: never) => void;

/** What all units of a compilation have in common. */
export interface Shared {
  readonly filename: string;
  readonly errors: CompileErrors;
  readonly table: SymbolTable;
  readonly optimize: number;
  readonly interactive: boolean;
  readonly stringAnnotations: boolean;
  /** Line of the last `from __future__` import that is in its place; 0 if there is none. */
  readonly lastFutureLine: number;
  /** The module's names live in a namespace of their own (`exec` with separate locals). */
  readonly separateLocals: boolean;
  readonly folded: Map<Expr, CodeConstant | null>;
  readonly expressions: Readonly<Record<string, ExpressionCompiler>>;
  readonly statements: Readonly<Record<string, StatementCompiler>>;
}

export interface Parameters {
  readonly names: readonly string[];
  readonly argumentCount: number;
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  readonly flags: number;
}
export const NO_PARAMETERS: Parameters = {
  names: [],
  argumentCount: 0,
  positionalOnlyCount: 0,
  keywordOnlyCount: 0,
  flags: 0,
};

export class Unit {
  readonly registers = new Registers();
  readonly blocks: Block[] = [];
  readonly freeNames: string[];
  private readonly freeIndexes = new Map<string, number>();
  private readonly variableNames: string[] = [];
  private readonly cellNames: string[] = [];
  private readonly localPlaces = new Map<string, Place>();
  private readonly places = new Map<string, Place>();
  private readonly overlays: Overlay[] = [];
  readonly annotations: Annotation[] = [];
  /** Statement nesting below which annotations are not executed always. */
  conditionDepth = 0;
  /** `self.x = ...` targets met in the methods of a class body. */
  readonly staticAttributes = new Set<string>();
  docstring: StrConstant | null = null;

  constructor(
    readonly shared: Shared,
    readonly scope: Scope,
    readonly parent: Unit | null,
    readonly name: string,
    readonly qualname: string,
    readonly firstLine: number,
    private readonly parameters: Parameters,
    readonly assembler: Assembler,
  ) {
    this.freeNames = [...scope.free].sort();
    this.freeNames.forEach((name, index) => {
      this.freeIndexes.set(name, index);
    });
    this.defineLocals();
  }

  private defineLocals(): void {
    const { scope, parameters } = this;
    const hasNamespace = this.hasNamespace;
    for (const name of parameters.names) this.addLocal(name);
    if (hasNamespace && parameters.names.length === 0) this.addLocal('.namespace');
    for (const [name, entry] of scope.names) {
      if ((entry.reach === 'local' || entry.reach === 'cell') && scope.isFunctionLike && !this.localPlaces.has(name)) {
        this.addLocal(name);
      }
    }
    if (scope.needsClassCell) this.addCell('__class__');
    if (scope.needsClassDictCell) this.addCell('__classdict__');
    const bound = Math.max(parameters.names.length, hasNamespace ? 1 : 0);
    this.assembler.defineLocals(this.registers.localCount, bound);
    for (const [name, entry] of scope.names) {
      const place = this.localPlaces.get(name);
      if (place?.kind === 'register' && entry.uses & Uses.UNBOUND) this.assembler.addUnboundable(place.register);
    }
  }

  /** Whether register 0 holds a namespace that names are looked up in first. */
  get hasNamespace(): boolean {
    const { scope } = this;
    return scope.kind === 'class' || scope.seesClass || (scope.kind === 'module' && this.shared.separateLocals);
  }

  private addLocal(name: string): void {
    if (this.scope.names.get(name)?.reach === 'cell') {
      this.addCell(name);
      return;
    }
    const register = this.registers.addLocal();
    this.variableNames.push(name);
    this.localPlaces.set(name, { kind: 'register', register });
  }

  private addCell(name: string): void {
    const register = this.registers.addLocal();
    this.variableNames.push(name);
    this.cellNames.push(name);
    this.localPlaces.set(name, { kind: 'cell', register });
  }

  /** The registers of locals that live in cells. */
  cellRegisters(): number[] {
    return this.cellNames.map(name => (this.localPlaces.get(name) as { register: number }).register);
  }

  /** The place of the cell `name` of this unit, for a closure made here. */
  cellPlace(name: string): Place {
    for (let i = this.overlays.length - 1; i >= 0; i--) {
      const place = this.overlays[i]!.places.get(name);
      if (place?.kind === 'cell') return place;
    }
    const own = this.localPlaces.get(name);
    if (own?.kind === 'cell') return own;
    const index = this.freeIndexes.get(name);
    if (index === undefined) throw new Error(`no cell for ${name} in ${this.qualname}`);
    return { kind: 'free', index };
  }

  mangle(name: string): string {
    return mangle(this.scope.privateName, name);
  }

  /** Where the (mangled) name is found. */
  place(name: string): Place {
    for (let i = this.overlays.length - 1; i >= 0; i--) {
      const overlay = this.overlays[i]!;
      const own = overlay.places.get(name);
      if (own !== undefined) return own;
      const reach = overlay.scope.names.get(name)?.reach;
      if (reach === 'globalExplicit' || reach === 'globalImplicit') return this.globalPlaceInOverlay(reach);
    }
    if (this.overlays.length > 0 && this.scope.kind === 'class') return this.placeBeyondClass(name);
    let place = this.places.get(name);
    if (place === undefined) this.places.set(name, (place = this.findPlace(name)));
    return place;
  }

  /** Global names of an inlined comprehension; those of a module with a namespace of its own are looked up there. */
  private globalPlaceInOverlay(reach: 'globalExplicit' | 'globalImplicit'): Place {
    return this.scope.kind === 'module' && this.hasNamespace && reach === 'globalImplicit' ? NAME : GLOBAL;
  }

  private placeBeyondClass(name: string): Place {
    const index = this.freeIndexes.get(name);
    return index === undefined ? GLOBAL : { kind: 'free', index };
  }

  private findPlace(name: string): Place {
    const { scope } = this;
    const reach = scope.names.get(name)?.reach;
    if (reach === 'globalExplicit') return GLOBAL;
    const own = scope.isFunctionLike ? this.localPlaces.get(name) : undefined;
    if (own !== undefined) return own;
    const index = this.freeIndexes.get(name);
    const isFree = reach === 'free' || (reach === undefined && index !== undefined);
    if (isFree && index !== undefined) {
      const readsClass =
        scope.kind === 'class' ? !((scope.names.get(name)?.uses ?? 0) & Uses.NONLOCAL) : scope.seesClass;
      return readsClass ? { kind: 'nameOrFree', index } : { kind: 'free', index };
    }
    return this.hasNamespace ? NAME : GLOBAL;
  }

  /** Lays the scope of an inlined comprehension over this unit; `places` are those of its own names. */
  pushOverlay(scope: Scope, places: Map<string, Place>): void {
    this.overlays.push({ scope, places });
  }
  popOverlay(): void {
    this.overlays.pop();
  }
  get innermostScope(): Scope {
    return this.overlays.length > 0 ? this.overlays[this.overlays.length - 1]!.scope : this.scope;
  }

  /** Enters a block; CPython's limit on nesting is kept. */
  pushBlock(block: Block, at: Position): void {
    this.requireBlock(at);
    this.blocks.push(block);
  }
  /** Raises the error of too deep nesting when no block could be entered. */
  requireBlock(at: Position): void {
    if (this.blocks.length >= MAX_BLOCKS) throw this.shared.errors.at(COMPILE_MESSAGES.tooManyBlocks, at);
  }
  popBlock(): void {
    this.blocks.pop();
  }

  emit(place: Position, op: number | undefined, a = 0, b = 0, c = 0): void {
    this.assembler.emit(place, op!, a, b, c);
  }
  jump(place: Position, op: number | undefined, label: Label, a = 0, b = 0): void {
    this.assembler.jump(place, op!, label, a, b);
  }
  constant(constant: CodeConstant): number {
    return this.assembler.constant(constant);
  }
  nameConstant(name: string): number {
    return this.assembler.name(name);
  }

  finish(): CompiledCode {
    const { assembler, parameters, scope, registers } = this;
    return {
      instructions: assembler.instructions(),
      constants: assembler.constants,
      argumentCount: parameters.argumentCount,
      positionalOnlyCount: parameters.positionalOnlyCount,
      keywordOnlyCount: parameters.keywordOnlyCount,
      flags: this.flags(),
      registerCount: registers.count,
      exceptionTable: assembler.exceptionTable(),
      positions: assembler.positions(this.firstLine),
      keptLocals: this.looksAtLocals() ? registers.localCount : 0,
      name: this.name,
      qualname: this.qualname,
      filename: this.shared.filename,
      firstLine: this.firstLine,
      variableNames: scope.isFunctionLike || this.hasNamespace ? this.variableNames : [],
      cellNames: this.cellNames,
      freeNames: this.freeNames,
      docstring: this.docstring,
    };
  }

  /** Whether the code may look at its own variables by name. */
  private looksAtLocals(): boolean {
    return LOOKS_AT_LOCALS.some(name => this.scope.names.has(name));
  }

  private isInFunction(): boolean {
    for (let outer = this.parent; outer !== null; outer = outer.parent) {
      if (outer.scope.kind === 'function') return true;
    }
    return false;
  }

  private flags(): number {
    const { scope, parameters } = this;
    let flags = parameters.flags;
    if (scope.kind === 'class') flags |= CodeFlags.CLASS_BODY;
    if (scope.kind === 'module') flags |= this.hasNamespace ? CodeFlags.CLASS_BODY : CodeFlags.MODULE_BODY;
    if (this.isInFunction()) flags |= CodeFlags.NESTED;
    const suspends = scope.isFunctionLike && (scope.isGenerator || scope.isCoroutine);
    if (suspends) {
      if (scope.isGenerator) flags |= scope.isCoroutine ? CodeFlags.ASYNC_GENERATOR : CodeFlags.GENERATOR;
      else flags |= CodeFlags.COROUTINE;
    }
    const isPlain = parameters.keywordOnlyCount === 0 && parameters.flags === 0;
    if (isPlain && !suspends && scope.isFunctionLike) flags |= CodeFlags.SIMPLE;
    return flags;
  }
}

/** The qualified name of something called `name` that is defined in `parent` (PEP 3155). */
export function qualifiedName(parent: Unit | null, name: string): string {
  if (parent === null || parent.scope.kind === 'module') return name;
  if (parent.scope.kind === 'typeParameters') return qualifiedName(parent.parent, name);
  const reach = parent.scope.names.get(parent.mangle(name))?.reach;
  if (reach === 'globalExplicit') return name;
  return parent.scope.kind === 'class' ? `${parent.qualname}.${name}` : `${parent.qualname}.<locals>.${name}`;
}

/** Compiles one code: `fill` emits it. It runs again with far jumps when 16-bit distances do not suffice. */
export function compileUnit(
  shared: Shared,
  scope: Scope,
  parent: Unit | null,
  name: string,
  firstLine: number,
  parameters: Parameters,
  fill: (unit: Unit) => void,
): CompiledCode {
  for (const far of [false, true]) {
    const qualname = qualifiedName(parent, name);
    const unit = new Unit(shared, scope, parent, name, qualname, firstLine, parameters, new Assembler(far));
    try {
      fill(unit);
      return unit.finish();
    } catch (problem) {
      if (problem instanceof OperandOverflow) throw shared.errors.at(COMPILE_MESSAGES.tooLarge, placeOf(scope));
      if (far || !(problem instanceof FarJump)) throw problem;
    }
  }
  throw new Error('unreachable');
}

function placeOf(scope: Scope): Position {
  const node = scope.node as unknown as Partial<Position>;
  return {
    lineno: node.lineno ?? 1,
    col_offset: node.col_offset ?? 0,
    end_lineno: node.end_lineno ?? 1,
    end_col_offset: node.end_col_offset ?? 0,
  };
}
