/**
 * Every rule of the dialect rejects what it forbids, with file, line, rule and code. Each case is the body of a file; the
 * comment `// here` marks the line that the error must name.
 */
import fs from 'node:fs';
import t from 'tap';
import { OPCODES } from '../bytecode/opcodes.js';
import { checkProgram, RULES } from './check.js';
import { codeFrame, DialectError } from './dialect-error.js';
import { loadFixtures, loadSources } from './fixtures/load-fixture.js';

const read = (path: string) => fs.readFileSync(path, 'utf8');
const PRELUDE = `import { addFits, bool, cacheHit, constant, f64, i32, i64, i64Of, iadd, load, load32, loadAt, malloc, mallocArray, next, promote, Ref, register, select, setRegister, store, store32, storeAt, storeNew, udiv } from '../rts.js';
import { FloatObject, List, Map, RefItems } from '../../heap/layouts.js';
import { MACHINE, Machine, RAISE } from '../../heap/machine.js';
import { MapOf, NULL } from '../../heap/well-known.js';
/** @intrinsic @writes nothing */ export function allocate(bytes: i32): Ref { return bytes as Ref; }
/** @intrinsic @writes nothing */ export function logObject(object: Ref): void { store(MACHINE, Machine.answerRef, object); }
/** @intrinsic pure */ export function mapOf(r: Ref): Ref { return load32(r as i32) as Ref; }
/** @residual raises */ export function effectful(list: Ref): Ref { store(list, List.length, 1); return list; }
/** @host raises @writes machine.raised */ declare function fail(): Ref;
`;
const PRELUDE_LINES = PRELUDE.split('\n').length - 1;

function mistakes(text: string, extra: readonly { path: string; text: string }[] = []): DialectError[] {
  const files = [{ path: 'interpreter/dialect/fixtures/case.ts', text: PRELUDE + text }, ...extra];
  try {
    const program = loadSources(files, read);
    checkProgram(program, OPCODES);
    return program.errors;
  } catch (error) {
    if (error instanceof DialectError) return [error];
    throw error;
  }
}
const body = (statements: string) => `export function f(a: i32, r: Ref, x: f64, n: i64): i32 { ${statements} }`;
const handler = (statements: string) => `export function MOVE(a: i32, b: i32): i32 { ${statements} }`;

const REJECTED: Partial<Record<keyof typeof RULES, readonly string[]>> = {
  syntax: ['function ('],
  'top-level': ['class C {}', 'let x = 1;', 'export default 5;', 'const s = load(MACHINE, Machine.pc);'],
  import: [
    `import { x } from './nowhere.js';`,
    `import x from '../../heap/layouts.js';`,
    `import { y } from '../../heap/layouts.js';`,
  ],
  pragma: [
    '/** @magic */ function f(): void {}',
    '/** @host */ function f(): void {}',
    '/** @fast nothing */ function f(): void {}',
    '/** @elidable @residual */ function f(): void {}',
  ],
  annotation: ['function f(a): void {}', 'function f(a: string): void {}', 'function f() {}'],
  statement: [
    body('for (;;) {}'),
    body('try { } finally { } return 1;'),
    body('var y = 1; return y;'),
    body('let y: i32; return 1;'),
    body('while (true) { switch (a) { case 1: if (a > 1) break; return 2; default: return 1; } }'),
  ],
  expression: [
    body('return [a];'),
    body(`return 'text';`),
    body('return r[0];'),
    body('return a ** 2;'),
    body('return typeof a;'),
    body('return Math.floor(a);'),
    body('return (() => 1)();'),
  ],
  assignment: [body('a = 1; return a;'), body('const y = 1; y = 2; return y;'), body('let y = 1; y += 1; return y;')],
  'unknown-name': [
    body('return nothing;'),
    body('return nothing(1);'),
    body('return load(r, List.size);'),
    body('return MapOf.NOTHING;'),
  ],
  types: [
    body('return x;'),
    body('return r;'),
    body('if (a) return 1; return 2;'),
    body('return a + x | 0;'),
    body('return n < a ? 1 : 2;'),
    body('const y = iadd(n, a); return 1;'),
    body('const y: Ref = 5; return 1;'),
    body('const y = n + n; return 1;'),
    body('return x as i32;'),
    body('return load32(r);'),
    body('store(r, List.items, 5); return 1;'),
    body('if (a > 1) return 1;'),
    body('return 4294967295;'),
    body('malloc(RefItems, NULL); return 1;'),
    body('return select(a > 1, r, a) as i32;'),
    body('return load(r, RefItems.element);'),
    body('return effectful() as i32;'),
  ],
  'i32-arithmetic': [
    body('return a + 1;'),
    body('return a * 2;'),
    body('return a - 1 < 5 ? 1 : 2;'),
    body('return a / 2;'),
    body('return (a / 2) >> 1;'),
  ],
  'switch-constant': [
    body('switch (a) { case a: return 1; default: return 2; }'),
    body('switch (a) { case 1: return 1; case 1: return 2; default: return 2; }'),
  ],
  'fall-through': [body('let y = 1; switch (a) { case 1: y = 2; case 2: y = 3; break; default: break; } return y;')],
  'read-only-field': [body('store(r, FloatObject.value, x); return 1;')],
  'elidable-effects': [
    '/** @elidable */ export function f(r: Ref): i32 { store(r, List.length, 1); return 1; }',
    '/** @elidable */ export function f(): Ref { return register(0); }',
  ],
  'host-effects': ['/** @host */ declare function h(): void;'],
  'not-recordable': [
    handler('return store32(a, b) as i32;').replace('return store32(a, b) as i32;', 'store32(a, b); return next();'),
    handler('const y = udiv(i64Of(a), i64Of(b)); return y < i64Of(1) ? next() : RAISE;'),
  ],
  recursion: [`function again(a: i32): i32 { return again(a); }\n${handler('return again(a);')}`],
  handler: [
    'export function MOVE(a: i32): i32 { return next(); }',
    'export function MOVE(a: i32, b: Ref): i32 { return next(); }',
    handler('while (a > 0) {} return next();'),
  ],
  'guard-after-effect': [
    handler('store(register(a), List.length, 1); if (register(b) === NULL) return RAISE; return next();'),
    handler('effectful(register(a)); return promote(register(b)) === NULL ? RAISE : next();'),
    handler('const o = effectful(register(a)); if (load(o, List.length) > 1) return RAISE; return next();'),
    handler(
      'storeAt(register(a), RefItems, 0, NULL); switch (load(register(b), List.length)) { case 1: return RAISE; default: return next(); }',
    ),
    `function decide(r: Ref): i32 { return load(r, List.length) === 1 ? next() : RAISE; }\n${handler('store(register(a), List.length, 1); return decide(register(b));')}`,
  ],
  'two-effects': [handler('effectful(register(a)); effectful(register(b)); return next();')],
};
const ACCEPTED: readonly string[] = [
  body('return (a + 1 - a) | 0;'),
  body('return (a + 1) >> 1;'),
  body('return x > 1 ? 1 : 0;'),
  body(
    'const p = mallocArray(RefItems, MapOf.REF_ITEMS, 4); storeNew(malloc(FloatObject, MapOf.FLOAT), FloatObject.value, x); return p as i32;',
  ),
  handler('const r = effectful(register(a)); if (r === NULL) return RAISE; setRegister(a, r); return next();'),
  handler(
    'const p = malloc(List, MapOf.LIST); store(p, List.length, 1); if (register(b) === NULL) return RAISE; setRegister(a, p); return next();',
  ),
  handler('store(register(a), List.length, 1); if (constant(b) === NULL) return RAISE; return next();'),
  handler('store(register(a), List.length, 1); if (load(promote(NULL), Map.kind) === 1) return RAISE; return next();'),
  handler('if (cacheHit(load32(b) === 1)) { store32(a, b); return next(); } setRegister(a, NULL); return next();'),
  handler(
    'const r = effectful(register(a)); if (r === (2 as Ref)) return promote(register(b)) === NULL ? RAISE : next(); return next();',
  ),
  handler('store(register(a), List.length, 1); return decide(register(b));') +
    '\n/** @unchecked */ function decide(r: Ref): i32 { return load(r, List.length) === 1 ? next() : RAISE; }',
  handler('if (mapOf(register(b)) === MapOf.INT) return next(); fail(); return RAISE;'),
  'function helper(a: i32): i32 { return a; }\nconst N = 1 << 4;\nexport { helper as g };',
];

for (const [rule, cases] of Object.entries(REJECTED))
  t.test(`${rule}: ${RULES[rule as keyof typeof RULES]}`, async t => {
    for (const text of cases) {
      const errors = mistakes(text);
      t.ok(
        errors.some(e => e.rule === rule),
        `${text} (${errors.map(e => `${e.rule}: ${e.explanation}`).join('; ') || 'no error'})`,
      );
      for (const e of errors)
        if (e.place) t.ok(e.place.line > PRELUDE_LINES, `the error is in the case, not in ${e.message}`);
    }
  });
t.test('unique-name: exported functions have their name for themselves, private ones give way', async t => {
  const other = (text: string) => [{ path: 'interpreter/dialect/fixtures/other-file.ts', text }];
  const types = `import { i32 } from '../rts.js';\n`;
  t.same(
    mistakes('export function f(): void {}', other('export function f(): void {}')).map(e => e.rule),
    ['unique-name'],
  );
  t.same(
    mistakes('function f(): void {}\nexport function g(): void { f(); }', other('export function f(): void {}')),
    [],
  );
  const hosts = other(`${types}/** @host @writes nothing */ export declare function h(a: i32): void;`);
  t.same(
    mistakes('/** @host @writes nothing */ declare function h(a: i32): void;', hosts),
    [],
    'one host, declared twice',
  );
  t.same(
    mistakes('/** @host @writes everything */ declare function h(a: i32): void;', hosts).map(e => e.rule),
    ['unique-name'],
  );
});
t.test('missing-runtime: allocation and the barrier need their functions', async t => {
  const text = `import { malloc, Ref } from '../rts.js';\nimport { List } from '../../heap/layouts.js';\nexport function f(m: Ref): Ref { return malloc(List, m); }`;
  const program = loadSources([{ path: 'interpreter/dialect/fixtures/alone.ts', text }], read);
  checkProgram(program, []);
  t.same(
    program.errors.map(e => e.rule),
    ['missing-runtime'],
  );
});
t.test('what the dialect has is accepted', async t => {
  for (const text of ACCEPTED)
    t.same(
      mistakes(text).map(e => e.message),
      [],
      text,
    );
  const program = loadFixtures(['loop-handlers', 'pure-functions'], read);
  checkProgram(program, []);
  t.same(
    program.errors.map(e => e.message),
    [],
    'the fixtures',
  );
});
t.test('errors show the code', async t => {
  const place = { path: 'a.ts', text: 'one\n  two\nthree\nfour', line: 2, column: 2 };
  t.equal(codeFrame(place, 1), '  1 | one\n> 2 |   two\n    |   ^\n  3 | three');
  t.match(
    mistakes(body('return a + 1;'))[0]!.message,
    /^interpreter\/dialect\/fixtures\/case\.ts:\d+:\d+: .*\[i32-arithmetic\]\n.*\n> /s,
  );
});
t.test('every rule has a case', async t => {
  const covered = new Set([
    ...Object.keys(REJECTED),
    'unique-name',
    'missing-runtime',
    'missing-handlers',
    'call-after-effect',
  ]);
  t.same(
    Object.keys(RULES).filter(rule => !covered.has(rule)),
    [],
  );
});
