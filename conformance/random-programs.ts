/**
 * Makes random Python programs that always terminate, always do the same, and print one line each: a digest of the values
 * they saw. Run by two Pythons (or by one with and without its JIT) they must print the same line.
 *
 * What keeps them bounded: loops count down a number that their head alone changes, functions call only functions made
 * before them, and every statement is paid for from a budget by how often it will run. Values stay small because
 * assignments pass through `clip`. What keeps them deterministic: no hashes, addresses, clocks or messages of errors get
 * into a digest, only the names of the errors' types, and nothing on which Python versions differ (such as `sum` of
 * floats) or which depends on the collector (such as when an abandoned generator runs its `finally`).
 *
 * What makes them worth running: variables usually keep one type, as people's do, but every now and then one changes its
 * type, a class attribute or a global is rebound by a callee, and errors are raised and caught anywhere.
 *
 * A program is a tree of statements and not a text, so that a failing one can be shrunk by deleting parts of it.
 */

export interface Line {
  readonly kind: 'line';
  readonly text: string;
}

/** A compound statement: `if`/`else`, `try`/`except`, loops, `def`, `class`. */
export interface Block {
  readonly kind: 'block';
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly head: string;
  readonly body: readonly Statement[];
  /** Without this clause the others would not be a statement. */
  readonly required: boolean;
}

export type Statement = Line | Block;

export interface RandomProgram {
  readonly number: number;
  readonly statements: readonly Statement[];
}

/** Defined once at the top of a file of programs. */
export const prelude = `digest = 0


def note(*values):
    global digest
    for c in repr(values):
        digest = (digest * 31 + ord(c)) % 1000000007


def clip(x):
    if isinstance(x, int):
        return x if -(1 << 80) < x < 1 << 80 else x % 1000003
    if isinstance(x, float):
        return x if -1e300 < x < 1e300 else 0.5
    return x if len(x) <= 12 else x[:12]


class Failure(Exception):
    pass

`;

/** A small generator of random numbers with 32 bits of state (Marsaglia's xorshift), the same everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  private next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x | 0;
    return x >>> 0;
  }

  /** An integer from 0 to n - 1. */
  below(n: number): number {
    return this.next() % n;
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}

type Kind = 'int' | 'float' | 'str' | 'list' | 'dict' | 'tuple';
const kinds: readonly Kind[] = ['int', 'float', 'str', 'list', 'dict', 'tuple'];
const scalarKinds = ['int', 'int', 'int', 'float', 'str'] as const;
/** What may stand where an int is expected; text may not, since text times a large int is a very large text. */
const numberKinds = ['int', 'int', 'int', 'float'] as const;

/** The names that can be used where a statement is being made, and how often that place runs. */
interface Scope {
  readonly names: Readonly<Record<Kind, string[]>>;
  readonly objects: string[];
  readonly iterators: string[];
  readonly inLoop: boolean;
  readonly inFunction: boolean;
  readonly inGenerator: boolean;
  readonly depth: number;
  readonly runs: number;
}

interface Callee {
  readonly name: string;
  readonly parameters: number;
  readonly cost: number;
  /** Of a function that calls itself: how deep it may do so, its first argument. */
  readonly levels?: number;
}

const line = (text: string): Line => ({ kind: 'line', text });
const clause = (head: string, body: readonly Statement[], required = true): Clause => ({ head, body, required });
const block = (...clauses: readonly Clause[]): Block => ({ kind: 'block', clauses });

const interestingInts = ['0', '1', '2', '-1', '7', '1000', '-37', '(1 << 30)', '((1 << 31) - 1)', '-(1 << 31)'];
const hugeInts = ['(1 << 62)', '((1 << 63) - 1)', '-(1 << 63)', '(1 << 64)', '12345678901234567890', '(1 << 70)'];
const interestingFloats = ['0.0', '-0.0', '0.5', '1.5', '-2.25', '1e10', '1e-3', '3.0', '1e17'];
const words = ["''", "'a'", "'bc'", "'\\u00e9'", "'\\u03a9x'", "'\\U0001f600'", "'0'", "'longer text'"];
const errorNames = ['ZeroDivisionError', 'TypeError', 'IndexError', 'KeyError', 'ValueError', 'Failure', 'Exception'];

class ProgramMaker {
  private readonly random: Random;
  private readonly suffix: string;
  private readonly functions: Callee[] = [];
  private readonly generators: Callee[] = [];
  private readonly classes: string[] = [];
  private readonly globals: string[] = [];
  private fresh = 0;
  private spent = 0;

  constructor(
    seed: number,
    number: number,
    private readonly budget: number,
  ) {
    this.random = new Random(seed);
    this.suffix = `_${number}`;
  }

  make(): Statement[] {
    const { random } = this;
    const statements: Statement[] = [];
    for (let i = random.between(1, 3); i > 0; i--) {
      const name = this.name('g');
      statements.push(line(`${name} = ${this.expression(random.pick(numberKinds), this.emptyScope(), 0)}`));
      this.globals.push(name);
    }
    for (let i = random.between(1, 3); i > 0; i--) statements.push(this.makeClass());
    for (let i = random.between(1, 4); i > 0; i--) statements.push(this.makeFunction());
    for (let i = random.between(0, 2); i > 0; i--) statements.push(this.makeGenerator());
    if (random.chance(50)) statements.push(this.makeRecursion());
    this.spent = 0;
    statements.push(this.makeMain());
    return statements;
  }

  private name(prefix: string): string {
    return `${prefix}${this.fresh++}${this.suffix}`;
  }

  private emptyScope(): Scope {
    const names = { int: [], float: [], str: [], list: [], dict: [], tuple: [] };
    const place = { inLoop: false, inFunction: true, inGenerator: false, depth: 0, runs: 1 };
    return { names, objects: [], iterators: [], ...place };
  }

  /** Local variables of every kind, with statements that give them values. */
  private declareLocals(scope: Scope): Statement[] {
    const counts: Record<Kind, number> = { int: 3, float: 2, str: 1, list: 1, dict: 1, tuple: 1 };
    const statements: Statement[] = [];
    for (const kind of kinds) {
      for (let i = this.random.between(1, counts[kind]); i > 0; i--) {
        const name = this.name(kind[0]!);
        statements.push(line(`${name} = ${this.expression(kind, this.emptyScope(), 0)}`));
        scope.names[kind].push(name);
      }
    }
    return statements;
  }

  private makeMain(): Block {
    const scope = this.emptyScope();
    const body: Statement[] = [];
    if (this.random.chance(60)) body.push(line(`global ${this.random.pick(this.globals)}`));
    body.push(...this.declareLocals(scope), this.newObject(scope));
    body.push(...this.statements(scope, this.random.between(2, 4)).map(made => this.guarded([made])));
    body.push(this.hotLoop(scope));
    body.push(...this.statements(scope, this.random.between(1, 3)).map(made => this.guarded([made])));
    for (const kind of kinds) body.push(line(`note(${scope.names[kind].join(', ')})`));
    body.push(...scope.objects.map(name => line(`note(${name}.a, ${name}.b, ${name}.shared)`)));
    body.push(line(`note(${this.globals.join(', ')})`));
    return block(clause(`def main${this.suffix}():`, body));
  }

  private hotLoop(scope: Scope): Statement {
    const count = this.random.pick([40, 150, 400, 1200]);
    const name = this.name('k');
    const inner = this.inner(scope, count, { loop: true });
    inner.names.int.push(name);
    const body = this.statements(inner, this.random.between(3, 6));
    const loop = block(clause(`for ${name} in range(${count}):`, this.random.chance(50) ? [this.guarded(body)] : body));
    return this.guarded([loop]);
  }

  /** The statements, and a note of what they raise: without it most programs would end early. */
  private guarded(statements: readonly Statement[]): Block {
    const handler = clause('except Exception as error:', [line('note(type(error).__name__)')]);
    return block(clause('try:', statements), handler);
  }

  private inner(scope: Scope, times: number, { loop = false } = {}): Scope {
    const names = Object.fromEntries(kinds.map(kind => [kind, [...scope.names[kind]]])) as Record<Kind, string[]>;
    return { ...scope, names, inLoop: scope.inLoop || loop, depth: scope.depth + 1, runs: scope.runs * times };
  }

  private makeFunction(): Statement {
    const name = this.name('f');
    const scope = this.emptyScope();
    const parameters = Array.from({ length: this.random.between(1, 3) }, () => this.name('p'));
    scope.names.int.push(...parameters);
    this.spent = 0;
    const body: Statement[] = [];
    if (this.random.chance(40)) {
      const global = this.random.pick(this.globals);
      body.push(line(`global ${global}`), line(`${global} = ${this.clipped(this.random.pick(numberKinds), scope)}`));
    }
    body.push(...this.statements({ ...scope, depth: 1 }, this.random.between(1, 4)));
    body.push(line(`return ${this.clipped(this.random.chance(85) ? 'int' : 'float', scope)}`));
    this.functions.push({ name, parameters: parameters.length, cost: this.spent + 2 });
    return block(clause(`def ${name}(${parameters.join(', ')}):`, body));
  }

  /** A function that calls itself once or twice; how deep is its first argument, which nothing in it changes. */
  private makeRecursion(): Statement {
    const name = this.name('r');
    const [depth, value] = [this.name('n'), this.name('p')];
    const twice = this.random.chance(60);
    const scope = { ...this.emptyScope(), depth: 2 };
    scope.names.int.push(depth, value);
    this.spent = 0;
    const body = this.statements(scope, this.random.between(0, 2));
    body.push(
      block(clause(`if ${depth} <= 0:`, [line(`return ${this.clipped(this.random.pick(scalarKinds), scope)}`)])),
    );
    for (let i = twice ? 2 : 1; i > 0; i--) {
      const inner = this.name('i');
      const call = line(
        `${inner} = ${name}(${depth} - 1, ${this.expression(this.random.pick(numberKinds), scope, 1)})`,
      );
      const caught = [clause('try:', [call]), clause('except Exception:', [line(`${inner} = ${depth}`)])];
      body.push(this.random.chance(25) ? block(...(caught as [Clause, Clause])) : call);
      scope.names.int.push(inner);
      body.push(...this.statements(scope, this.random.between(0, 1)));
    }
    body.push(line(`return ${this.clipped(this.random.chance(85) ? 'int' : 'float', scope)}`));
    const levels = this.random.between(2, twice ? 6 : 12);
    const calls = twice ? 2 ** (levels + 1) : levels + 1;
    this.functions.push({ name, parameters: 1, cost: (this.spent + 3) * calls, levels });
    return block(clause(`def ${name}(${depth}, ${value}):`, body));
  }

  private makeGenerator(): Statement {
    const name = this.name('y');
    const [count, value, index] = [this.name('p'), this.name('p'), this.name('j')];
    const scope = this.emptyScope();
    scope.names.int.push(value, index);
    this.spent = 0;
    const inLoop = { ...this.inner(scope, 6, { loop: true }), inGenerator: true };
    const body = [
      ...this.statements(inLoop, this.random.between(0, 2)),
      line(`yield ${this.clipped(this.random.pick(scalarKinds), scope)}`),
      ...this.statements(inLoop, this.random.between(0, 1)),
    ];
    let statement: Statement = block(clause(`for ${index} in range(${count}):`, body));
    if (this.random.chance(40)) {
      statement = block(clause('try:', [statement]), clause('finally:', [line(`${value} = 0`)]));
    }
    this.generators.push({ name, parameters: 2, cost: this.spent + 8 });
    return block(clause(`def ${name}(${count}, ${value}):`, [statement]));
  }

  private makeClass(): Statement {
    const name = this.name('C');
    const base = this.classes.length > 0 && this.random.chance(60) ? this.random.pick(this.classes) : undefined;
    const scope = this.emptyScope();
    scope.names.int.push('x', 'self.a', 'self.shared');
    scope.names.float.push('self.b');
    const methods: Statement[] = [];
    if (base === undefined) {
      const initial = ['self.a = a', `self.b = ${this.random.pick(interestingFloats)}`].map(line);
      methods.push(line(`shared = ${this.random.below(50)}`), block(clause('def __init__(self, a):', initial)));
      methods.push(this.method('m', scope));
      if (this.random.chance(50)) methods.push(...this.operators(scope));
    } else if (this.random.chance(30)) {
      const calls = [
        line('super().__init__(a)'),
        line(`self.a = ${this.expression('int', scope, 1).replaceAll('x', 'a')}`),
      ];
      methods.push(block(clause('def __init__(self, a):', calls)));
    }
    if (base !== undefined || this.random.chance(30)) methods.push(this.method('m', scope));
    this.classes.push(name);
    return block(clause(`class ${name}${base === undefined ? '' : `(${base})`}:`, methods));
  }

  private method(name: string, scope: Scope): Statement {
    const body = [
      line(`self.a = ${this.clipped('int', scope)}`),
      line(`self.b = ${this.clipped(this.random.chance(90) ? 'float' : 'int', scope)}`),
    ];
    if (this.random.chance(30)) body.push(line(`type(self).shared = ${this.expression('int', scope, 0)}`));
    body.push(line(`return ${this.clipped('int', scope)}`));
    return block(clause(`def ${name}(self, x):`, body));
  }

  private operators(scope: Scope): Statement[] {
    const add = line(`return ${this.clipped('int', scope)}`);
    return [
      block(clause('def __add__(self, x):', [add])),
      block(clause('def __lt__(self, x):', [line('return self.a < x')])),
      block(clause('def __len__(self):', [line('return self.a % 5 if isinstance(self.a, int) else 3')])),
    ];
  }

  private newObject(scope: Scope): Statement {
    const name = this.name('o');
    scope.objects.push(name);
    return line(`${name} = ${this.random.pick(this.classes)}(${this.expression('int', scope, 1)})`);
  }

  private statements(scope: Scope, count: number): Statement[] {
    const made: Statement[] = [];
    for (let i = 0; i < count; i++) made.push(this.statement(scope));
    return made;
  }

  private statement(scope: Scope): Statement {
    this.spent += scope.runs;
    const affordable = this.spent < this.budget;
    if (affordable && scope.depth < 4 && this.random.chance(38)) return this.compound(scope);
    return this.simple(scope);
  }

  private simple(scope: Scope): Statement {
    const choice = this.random.below(100);
    if (choice < 34) return this.assignment(scope);
    if (choice < 44) return this.augmented(scope);
    if (choice < 54) return this.listChange(scope);
    if (choice < 62) return this.dictChange(scope);
    if (choice < 74) return this.call(scope);
    if (choice < 82) return this.objectUse(scope);
    if (choice < 86) return this.typeChange(scope);
    if (choice < 90) return this.jump(scope);
    if (choice < 94) return this.guardedRaise(scope);
    return this.noteSome(scope);
  }

  private guardedRaise(scope: Scope): Statement {
    const error = this.random.pick(['Failure', 'ValueError', 'KeyError(1)']);
    return block(
      clause(`if ${this.integer(scope, 0)} % ${this.random.between(5, 40)} == 3:`, [line(`raise ${error}`)]),
    );
  }

  private noteSome(scope: Scope): Statement {
    if (scope.runs > 300) return this.assignment(scope);
    this.spent += scope.runs * 20;
    return line(`note(${this.expression(this.random.pick(kinds), scope, 1)})`);
  }

  private assignable(kind: Kind, scope: Scope): string | undefined {
    const names = scope.names[kind].filter(name => /^[ifsldt]\d/.test(name));
    return names.length > 0 ? this.random.pick(names) : undefined;
  }

  private assignment(scope: Scope): Statement {
    if (this.random.chance(12)) return this.swap(scope);
    const kind = this.random.pick(kinds);
    const name = this.assignable(kind, scope);
    if (name !== undefined) return line(`${name} = ${this.clipped(kind, scope)}`);
    const made = this.name(kind[0]!);
    const statement = line(`${made} = ${this.clipped(kind, scope)}`);
    scope.names[kind].push(made);
    return statement;
  }

  private swap(scope: Scope): Statement {
    const [a, b] = [this.assignable('int', scope), this.assignable('int', scope)];
    // Not to one name twice: CPython 3.11.2 then stores in the wrong order (later versions do not).
    if (a === undefined || b === undefined || a === b) return line('pass');
    return line(`${a}, ${b} = ${b}, ${this.clipped('int', scope)}`);
  }

  private augmented(scope: Scope): Statement {
    const kind = this.random.pick(['int', 'int', 'float', 'str'] as const);
    const name = this.assignable(kind, scope);
    if (name === undefined) return line('pass');
    const operator = kind === 'str' ? '+=' : this.random.pick(['+=', '-=', '+=', kind === 'int' ? '^=' : '-=']);
    const change = line(`${name} ${operator} ${this.clipped(kind, scope)}`);
    return kind === 'str' ? block(clause(`if len(${name}) < 12:`, [change])) : change;
  }

  /** A variable gets a value of another kind: what specialised code must survive. */
  private typeChange(scope: Scope): Statement {
    const name = this.assignable(this.random.pick(['int', 'float'] as const), scope);
    if (name === undefined) return line('pass');
    const value = this.clipped(this.random.pick(['int', 'float'] as const), scope);
    if (this.random.chance(60)) return line(`${name} = ${value}`);
    const rarely = `if ${this.integer(scope, 0)} % ${this.random.between(3, 60)} == 1:`;
    return block(clause(rarely, [line(`${name} = ${value}`)]));
  }

  private listChange(scope: Scope): Statement {
    const name = this.assignable('list', scope);
    if (name === undefined) return line('pass');
    const value = this.expression(this.random.pick(scalarKinds), scope, 1);
    const index = `${this.integer(scope, 1)} % (len(${name}) or 1)`;
    switch (this.random.below(7)) {
      case 0:
        return block(clause(`if len(${name}) < 12:`, [line(`${name}.append(${value})`)]));
      case 1:
        return block(clause(`if ${name}:`, [line(`note(${name}.pop())`)]));
      case 2:
        return block(clause(`if ${name}:`, [line(`${name}[${index}] = ${value}`)]));
      case 3:
        return line(`${name}[${this.random.below(4)}:${this.random.below(6)}] = [${value}]`);
      case 4:
        return line(this.random.pick([`${name}.reverse()`, `${name}.sort(key=str)`, `${name} = ${name}[::-1]`]));
      case 5:
        return line(`${name}.insert(${this.random.below(3)}, ${value}); del ${name}[10:]`);
      default:
        return line(`${name} = ${this.clipped('list', scope)}`);
    }
  }

  private dictChange(scope: Scope): Statement {
    const name = this.assignable('dict', scope);
    if (name === undefined) return line('pass');
    const key = this.key(scope);
    const value = this.expression(this.random.pick(scalarKinds), scope, 1);
    switch (this.random.below(5)) {
      case 0:
        return line(`${name}[${key}] = ${value}`);
      case 1:
        return line(`${name}.pop(${key}, None)`);
      case 2:
        return line(`${name}.setdefault(${key}, ${value})`);
      case 3:
        return line(`del ${name}[${key}]`);
      default:
        return line(`${name}[${key}] = ${name}.get(${key}, 0)`);
    }
  }

  private key(scope: Scope): string {
    const byInt = `${this.integer(scope, 0)} % 7`;
    return this.random.pick([byInt, byInt, `'k' + str(${byInt})`, `(${byInt}, 'k')`, `${byInt} * 0.5`]);
  }

  private call(scope: Scope): Statement {
    const affordable = this.functions.filter(({ cost }) => this.spent + cost * scope.runs < this.budget);
    if (affordable.length === 0) return this.assignment(scope);
    const callee = this.random.pick(affordable);
    this.spent += callee.cost * scope.runs;
    const kind = () => (this.random.chance(85) ? 'int' : this.random.pick(numberKinds));
    const words = Array.from({ length: callee.parameters }, () => this.expression(kind(), scope, 1));
    const name = this.assignable('int', scope);
    if (callee.levels !== undefined) words.unshift(String(callee.levels));
    const call = `${callee.name}(${words.join(', ')})`;
    return line(name === undefined ? call : `${name} = ${call}`);
  }

  private objectUse(scope: Scope): Statement {
    if (scope.objects.length === 0) return this.assignment(scope);
    const object = this.random.pick(scope.objects);
    const value = this.clipped('int', scope);
    const target = this.assignable('int', scope) ?? `${object}.a`;
    switch (this.random.below(7)) {
      case 0:
        return line(`${object}.a = ${value}`);
      case 1:
        return line(`${object}.b = ${this.clipped('float', scope)}`);
      case 2:
        return line(`${object} = ${this.random.pick(this.classes)}(${value})`);
      case 3:
        return line(`${this.random.pick(this.classes)}.shared = ${this.integer(scope, 0)}`);
      case 4:
        return line(`${target} = clip(${object} + ${this.integer(scope, 0)})`);
      default:
        return line(`${target} = ${object}.m(${this.expression('int', scope, 1)})`);
    }
  }

  private jump(scope: Scope): Statement {
    if (!scope.inLoop) return this.assignment(scope);
    const word = this.random.pick(['break', 'continue', 'continue']);
    return block(clause(`if ${this.condition(scope)}:`, [line(word)]));
  }

  private compound(scope: Scope): Statement {
    const choice = this.random.below(100);
    if (choice < 32) return this.makeIf(scope);
    if (choice < 58) return this.makeLoop(scope);
    if (choice < 82) return this.makeTry(scope);
    if (choice < 92) return this.generatorLoop(scope);
    return this.makeClosure(scope);
  }

  private body(scope: Scope, times = 1, loop = false): Statement[] {
    return this.statements(this.inner(scope, times, { loop }), this.random.between(1, 3));
  }

  private makeIf(scope: Scope): Statement {
    const clauses = [clause(`if ${this.condition(scope)}:`, this.body(scope))];
    if (this.random.chance(30)) clauses.push(clause(`elif ${this.condition(scope)}:`, this.body(scope), false));
    if (this.random.chance(50)) clauses.push(clause('else:', this.body(scope), false));
    return { kind: 'block', clauses };
  }

  private makeLoop(scope: Scope): Statement {
    const affordable = Math.floor((this.budget - this.spent) / (scope.runs * 4));
    const count = Math.max(1, Math.min(this.random.pick([3, 5, 9, 30]), affordable));
    const otherwise = this.random.chance(25) ? [clause('else:', this.body(scope), false)] : [];
    if (this.random.chance(70)) return block(this.forClause(scope, count), ...otherwise);
    return this.whileLoop(scope, count, otherwise);
  }

  private forClause(scope: Scope, count: number): Clause {
    const inner = this.inner(scope, count, { loop: true });
    const name = this.name('j');
    const list = this.assignable('list', scope);
    if (list !== undefined && this.random.chance(30)) {
      return clause(`for ${name} in ${list}[:${count}]:`, [line(`note(${name})`), ...this.statements(inner, 1)]);
    }
    const dict = this.assignable('dict', scope);
    if (dict !== undefined && this.random.chance(20)) {
      return clause(`for ${name} in list(${dict}.items())[:${count}]:`, [line(`note(${name})`)]);
    }
    inner.names.int.push(name);
    const step = this.random.pick(['', '', ', 2', ', -1']);
    const range =
      step === ', -1' ? `range(${count}, 0, -1)` : step === '' ? `range(${count})` : `range(0, ${count * 2}, 2)`;
    return clause(`for ${name} in ${range}:`, this.statements(inner, this.random.between(1, 3)));
  }

  /** The head itself counts down, so that no change to the body can make it run for ever. */
  private whileLoop(scope: Scope, count: number, otherwise: readonly Clause[]): Statement {
    const name = this.name('w');
    const inner = this.inner(scope, count, { loop: true });
    const loop = clause(`while (${name} := ${name} - 1) >= 0:`, this.statements(inner, this.random.between(1, 3)));
    return block(clause('if True:', [line(`${name} = ${count}`), block(loop, ...otherwise)]));
  }

  private makeTry(scope: Scope): Statement {
    const clauses = [clause('try:', [...this.body(scope), this.risky(scope)])];
    const caught = this.random.chance(70) ? 'Exception' : `(${this.random.pick(errorNames)}, TypeError)`;
    clauses.push(clause(`except ${caught} as error:`, [line('note(type(error).__name__)'), ...this.body(scope)]));
    this.spent += scope.runs * 20;
    if (this.random.chance(20)) clauses.push(clause('else:', this.body(scope), false));
    if (this.random.chance(30)) clauses.push(clause('finally:', [this.assignment(scope)], false));
    return { kind: 'block', clauses };
  }

  /** Something that may well fail. */
  private risky(scope: Scope): Statement {
    const target = this.assignable('int', scope) ?? 'unused';
    const list = this.assignable('list', scope) ?? '[]';
    const dict = this.assignable('dict', scope) ?? '{}';
    const number = this.integer(scope, 1);
    return line(
      this.random.pick([
        `${target} = 100 // (${number} % 4)`,
        `note(${list}[${number} % 9])`,
        `note(${dict}[${this.key(scope)}])`,
        `note(${this.expression(this.random.pick(scalarKinds), scope, 1)} + ${this.expression(this.random.pick(scalarKinds), scope, 1)})`,
        `${target} = ${number} % (${this.integer(scope, 0)} & 3)`,
        `note(int(${this.expression('str', scope, 0)}))`,
      ]),
    );
  }

  private generatorLoop(scope: Scope): Statement {
    const affordable = this.generators.filter(({ cost }) => this.spent + cost * scope.runs < this.budget);
    if (affordable.length === 0 || scope.inGenerator) return this.makeIf(scope);
    const { name, cost } = this.random.pick(affordable);
    this.spent += cost * scope.runs;
    const call = `${name}(${this.random.between(1, 6)}, ${this.integer(scope, 1)})`;
    const target = this.assignable('int', scope);
    if (this.random.chance(30) && target !== undefined) return line(`${target} = len(list(${call}))`);
    const item = this.name('v');
    const body = [line(`note(${item})`), ...this.statements(this.inner(scope, 6, { loop: true }), 1)];
    this.spent += scope.runs * 60;
    return block(clause(`for ${item} in ${call}:`, body));
  }

  private makeClosure(scope: Scope): Statement {
    const [made, variable] = [this.name('c'), this.assignable('int', scope)];
    if (variable === undefined || scope.inGenerator) return this.makeIf(scope);
    const body = [line(`return clip(x + ${this.integer(scope, 0)})`)];
    return block(
      clause('if True:', [
        block(clause(`def ${made}(x, y=${this.integer(scope, 0)}):`, body)),
        line(`${variable} = ${made}(${this.integer(scope, 1)}) + ${made}(${this.random.below(9)}, 2)`),
      ]),
    );
  }

  private condition(scope: Scope): string {
    const { random } = this;
    switch (random.below(7)) {
      case 0:
        return `${this.integer(scope, 1)} % ${random.between(2, 9)} == ${random.below(3)}`;
      case 1:
        return `${this.expression('float', scope, 0)} > ${this.integer(scope, 0)}`;
      case 2:
        return `${this.integer(scope, 0)} < ${this.integer(scope, 0)} <= ${this.integer(scope, 0)}`;
      case 3:
        return `${this.expression(random.pick(scalarKinds), scope, 0)} in ${this.expression('list', scope, 0)}`;
      case 4:
        return `not ${this.expression(random.pick(kinds), scope, 0)}`;
      case 5:
        return `isinstance(${this.integer(scope, 0)}, ${random.pick(['int', 'float', 'str'])})`;
      default:
        return `${this.integer(scope, 0)} ${random.pick(['<', '==', '>=', '!='])} ${this.integer(scope, 0)}`;
    }
  }

  private clipped(kind: Kind, scope: Scope): string {
    const expression = this.expression(kind, scope, 2);
    return kind === 'dict' ? expression : `clip(${expression})`;
  }

  private variable(kind: Kind, scope: Scope): string | undefined {
    const names = scope.names[kind];
    return names.length > 0 && this.random.chance(75) ? this.random.pick(names) : undefined;
  }

  private expression(kind: Kind, scope: Scope, depth: number): string {
    switch (kind) {
      case 'int':
        return this.integer(scope, depth);
      case 'float':
        return this.float(scope, depth);
      case 'str':
        return this.text(scope, depth);
      case 'list':
        return this.list(scope, depth);
      case 'tuple':
        return this.tuple(scope, depth);
      case 'dict':
        return this.dict(scope);
    }
  }

  private integer(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth === 0 || random.chance(20)) {
      const global = this.globals.length > 0 && random.chance(8) ? random.pick(this.globals) : undefined;
      const constant = random.chance(10) ? random.pick(hugeInts) : random.pick(interestingInts);
      return global ?? this.variable('int', scope) ?? constant;
    }
    const [a, b] = [this.integer(scope, depth - 1), this.integer(scope, depth - 1)];
    switch (random.below(13)) {
      case 0:
      case 1:
      case 2:
        return `(${a} ${random.pick(['+', '-'])} ${b})`;
      case 3:
        return `(${a} * ${b})`;
      case 4:
        return `(${a} ${random.pick(['//', '%'])} (${random.between(1, 40)} ${random.pick(['', '* -1'])}))`;
      case 5:
        return `(${a} ${random.pick(['&', '|', '^'])} ${b})`;
      case 6:
        return `(${a} << ${random.below(9)})`;
      case 7:
        return `(${a} >> ${random.below(70)})`;
      case 8:
        return `len(${this.expression(random.pick(['list', 'str', 'tuple', 'dict'] as const), scope, depth - 1)})`;
      case 9:
        return `(${a} if ${b} % 3 else ${this.integer(scope, depth - 1)})`;
      case 10:
        return random.pick([`abs(${a})`, `-${a}`, `~${a}`, `min(${a}, ${b})`, `max(${a}, ${b})`]);
      case 11:
        return `int(${this.expression('float', scope, depth - 1)})`;
      default:
        return `(${a} ${random.pick(['<', '==', '>'])} ${b})`;
    }
  }

  private float(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth === 0 || random.chance(20)) return this.variable('float', scope) ?? random.pick(interestingFloats);
    const [a, b] = [this.float(scope, depth - 1), this.float(scope, depth - 1)];
    switch (random.below(6)) {
      case 0:
      case 1:
        return `(${a} ${random.pick(['+', '-', '*'])} ${b})`;
      case 2:
        return `(${a} / ${random.pick(['2', '3.0', '-7', '0.1'])})`;
      case 3:
        return `(${a} ${random.pick(['+', '*', '-'])} ${this.integer(scope, 0)})`;
      case 4:
        return random.pick([`abs(${a})`, `-${a}`, `(${a} % 7.5)`, `(${a} // 3)`, `float(${this.integer(scope, 0)})`]);
      default:
        return `(${a} if ${this.integer(scope, 0)} & 1 else ${b})`;
    }
  }

  private text(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth === 0 || random.chance(30)) return this.variable('str', scope) ?? random.pick(words);
    const a = this.text(scope, depth - 1);
    switch (random.below(7)) {
      case 0:
        return `(${a} + ${this.text(scope, depth - 1)})`;
      case 1:
        return `(${a} * ${random.below(4)})`;
      case 2:
        return `${a}[${random.between(-3, 2)}:${random.between(-1, 6)}]`;
      case 3:
        return `str(${this.expression(random.pick(['int', 'float'] as const), scope, 0)})`;
      case 4:
        return `f'{${this.variable('int', scope) ?? '5'}:>4}|{${this.variable('float', scope) ?? '1.5'}!r}'`;
      case 5:
        return `${a}.${random.pick(['upper()', 'strip()', "replace('a', 'bb')", 'lower()', "join('xyz')", 'zfill(4)'])}`;
      default:
        return `'-'.join([${this.text(scope, 0)}, ${this.text(scope, 0)}])`;
    }
  }

  private list(scope: Scope, depth: number): string {
    const { random } = this;
    const item = () => this.expression(random.pick(scalarKinds), scope, 0);
    if (depth === 0 || random.chance(25)) {
      return this.variable('list', scope) ?? `[${Array.from({ length: random.below(4) }, item).join(', ')}]`;
    }
    switch (random.below(4)) {
      case 0: {
        const made = this.name('q');
        return `[${made} * ${this.integer(scope, 0)} for ${made} in range(${random.between(0, 5)})]`;
      }
      case 1:
        return `(${this.list(scope, depth - 1)} + [${item()}])`;
      case 2:
        return `${this.list(scope, 0)}[${random.pick(['1:', ':3', '::-1', '::2', ':'])}]`;
      default:
        return `list(${this.expression('tuple', scope, 0)})`;
    }
  }

  private tuple(scope: Scope, depth: number): string {
    const item = () => this.expression(this.random.pick(scalarKinds), scope, 0);
    if (depth === 0 || this.random.chance(40)) return this.variable('tuple', scope) ?? `(${item()}, ${item()})`;
    return this.random.pick([`(${item()}, ${item()}, ${item()})`, `(${item()},) + ${this.tuple(scope, 0)}`]);
  }

  private dict(scope: Scope): string {
    const entry = () => `${this.key(scope)}: ${this.expression(this.random.pick(scalarKinds), scope, 0)}`;
    return `{${Array.from({ length: this.random.below(4) }, entry).join(', ')}}`;
  }
}

/**
 * The program with the given number under a seed; the same numbers always give the same program.
 *
 * @param budget about how many simple statements it may execute
 */
export function makeProgram(seed: number, number: number, budget = 6000): RandomProgram {
  return { number, statements: new ProgramMaker(seed * 1_000_003 + number, number, budget).make() };
}

function renderStatement(statement: Statement, indent: string): string[] {
  if (statement.kind === 'line') return [indent + statement.text];
  return statement.clauses.flatMap(({ head, body }) => [indent + head, ...renderBody(body, `${indent}    `)]);
}

function renderBody(body: readonly Statement[], indent: string): string[] {
  return body.length === 0 ? [`${indent}pass`] : body.flatMap(statement => renderStatement(statement, indent));
}

/** The text of a file that runs the programs one after the other; each prints its number and its digest. */
export function renderFile(programs: readonly RandomProgram[]): string {
  const parts = programs.map(({ number, statements }) => {
    const lines = statements.flatMap(statement => renderStatement(statement, ''));
    lines.push('digest = 0', 'try:', `    main_${number}()`, 'except Exception as error:');
    lines.push('    note(type(error).__name__)', `print(${number}, digest, flush=True)`);
    return `${lines.join('\n')}\n`;
  });
  return prelude + parts.join('\n');
}
