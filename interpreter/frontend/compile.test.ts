/**
 * What the compiler makes of typical Python, as disassembly: the shapes that the interpreter's speed rests on. A last
 * test compiles everything that is at hand and verifies it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { type CompiledCode, walkCodes } from '../bytecode/code-object.js';
import { disassemble } from '../bytecode/disassembler.js';
import { decodeInstructions } from '../bytecode/instructions.js';
import { liveAt } from '../bytecode/liveness.js';
import { OPCODES } from '../bytecode/opcodes.js';
import { positionAt } from '../bytecode/positions.js';
import { verifyBytecode } from '../bytecode/verify-bytecode.js';
import { compile } from './compile.js';
import { parseExpression, parseInteractive, parseModule } from './parser.js';
import type { PySyntaxError } from './syntax-errors.js';

function compileText(source: string): CompiledCode {
  const code = compile(parseModule(source, 'test').tree, { filename: 'test', mode: 'exec', source });
  t.same(verifyBytecode(code), [], 'the verifier has no complaint');
  return code;
}

/** The code called `name` in `source`. */
function codeOf(source: string, name: string): CompiledCode {
  let found: CompiledCode | null = null;
  walkCodes(compileText(source), code => {
    if (code.qualname === name) found = code;
  });
  return found!;
}

/** Checks the disassembly of the function `f`; indentation and the spaces between columns do not matter. */
function expectCode(source: string, expected: string): void {
  const tidy = (text: string) =>
    text
      .trim()
      .split('\n')
      .map(line => line.trim().replace(/ +/g, ' '));
  const text = disassemble(codeOf(source, 'f'), { places: false, nested: false });
  t.same(tidy(text).slice(1), tidy(expected), source);
}

/** Names of the opcodes of a code. */
function opcodesOf(code: CompiledCode): string[] {
  return decodeInstructions(code.instructions).map(instruction => OPCODES[instruction.op]!.name);
}

t.test('locals are operands, constants are operands, results go where they are wanted', t => {
  expectCode(
    `
def f(a, b):
    c = a * 2 + b
    return c`,
    `
    MULTIPLY_CONST r3, a, 2
    ADD c, r3, b
    RETURN c`,
  );
  t.end();
});

t.test('a while loop is rotated: its test stands before it and at its end', t => {
  expectCode(
    `
def f(n):
    i = 0
    while i < n:
        i += 1
    return i`,
    `
    LOAD_CONST i, 0
    BRANCH_LESS i, n, -> L2
    LESS r3, i, n
    JUMP_IF_FALSE r3, -> L2
  L1:
    INPLACE_ADD_CONST i, i, 1
    BRANCH_LESS i, n, -> L2
    LESS r3, i, n
    JUMP_IF_FALSE r3, -> L2
    JUMP_BACK -> L1
  L2:
    RETURN i`,
  );
  t.end();
});

t.test('a for loop binds its variable directly; calls get their arguments in place', t => {
  expectCode(
    `
def f(items):
    for item in items:
        if item is None: continue
        print(item.name.upper(), end='')`,
    `
    GET_ITER r2, items
  L1:
    FOR_ITER item, r2, -> L3
    JUMP_IF_NOT_NONE item, -> L2
    JUMP_BACK -> L1
  L2:
    LOAD_GLOBAL r9, "print"
    LOAD_ATTR r11, item, "name"
    LOAD_METHOD r16, r11, "upper"
    CALL_METHOD r10, r16, 0
    LOAD_CONST r11, ""
    LOAD_CONST r12, ("end",)
    CALL_KEYWORDS r3, r9, 2
    JUMP_BACK -> L1
  L3:
    RETURN_CONST None`,
  );
  t.end();
});

t.test('conditions become jumps', t => {
  expectCode(
    `
def f(a, b):
    if a > 0 and not b: return 'x'
    return a or b`,
    `
    BRANCH_GREATER_CONST a, 0, -> L1
    GREATER_CONST r3, a, 0
    JUMP_IF_FALSE r3, -> L1
    JUMP_IF_TRUE b, -> L1
    RETURN_CONST "x"
  L1:
    MOVE r2, a
    JUMP_IF_TRUE r2, -> L2
    MOVE r2, b
  L2:
    RETURN r2`,
  );
  t.end();
});

t.test('a pair is swapped without a tuple', t => {
  expectCode(
    `
def f(a, b):
    a, b = b, a + b
    return a`,
    `
    ADD r2, a, b
    MOVE a, b
    MOVE b, r2
    RETURN a`,
  );
  t.end();
});

t.test('names in a row are unpacked in place', t => {
  expectCode(
    `
def f(x):
    a, b = x
    c, *d = b
    return d`,
    `
    UNPACK a, x, 2
    UNPACK_STARRED c, b, 1
    RETURN d`,
  );
  t.end();
});

t.test('a local is checked once, and only where it may be unbound', t => {
  expectCode(
    `
def f(flag):
    if flag: x = 1
    return x + x`,
    `
    JUMP_IF_FALSE flag, -> L1
    LOAD_CONST x, 1
  L1:
    CHECK_BOUND x, "x"
    ADD r2, x, x
    RETURN r2`,
  );
  t.end();
});

t.test('an operand that the rest of the expression rebinds is copied', t => {
  expectCode(
    `
def f(x):
    return x + (x := 5)`,
    `
    MOVE r2, x
    LOAD_CONST x, 5
    ADD r1, r2, x
    RETURN r1`,
  );
  t.end();
});

t.test('handlers: the exception in a register, what was handled before in another', t => {
  expectCode(
    `
def f(x):
    try:
        g(x)
    except ValueError as e:
        print(e)`,
    `
  L1:
    LOAD_GLOBAL r8, "g"
    MOVE r9, x
    CALL r2, r8, 1
  L2:
    JUMP -> L11
  L3:
    ENTER_HANDLER r3, r2
  L4:
    LOAD_GLOBAL r4, "ValueError"
    MATCH_EXCEPTION r4, r2, r4
    JUMP_IF_FALSE r4, -> L9
    MOVE e, r2
  L5:
    LOAD_GLOBAL r10, "print"
    MOVE r11, e
    CALL r4, r10, 1
  L6:
    CLEAR e
    JUMP -> L8
  L7:
    CLEAR e
    RERAISE r2
  L8:
    LEAVE_HANDLER r3
    JUMP -> L11
  L9:
    LEAVE_HANDLER r3
    RERAISE r2
  L10:
    LEAVE_HANDLER r3
    RERAISE r2
  L11:
    RETURN_CONST None
    covers L5..L6 -> L7, r2
    covers L1..L2 -> L3, r2
    covers L4..L8 -> L10, r2`,
  );
  t.end();
});

t.test('a return runs the finally body outside its own region', t => {
  expectCode(
    `
def f(x):
    try:
        return g(x)
    finally:
        h()`,
    `
  L1:
    LOAD_GLOBAL r8, "g"
    MOVE r9, x
    CALL r2, r8, 1
  L2:
    LOAD_GLOBAL r9, "h"
    CALL r3, r9, 0
    RETURN r2
  L3:
    ENTER_HANDLER r2, r1
  L4:
    LOAD_GLOBAL r9, "h"
    CALL r3, r9, 0
  L5:
    LEAVE_HANDLER r2
    RERAISE r1
  L6:
    LEAVE_HANDLER r2
    RERAISE r1
    covers L1..L2 -> L3, r1
    covers L4..L5 -> L6, r1`,
  );
  t.end();
});

t.test('comprehensions are inlined, with variables among the temporaries', t => {
  expectCode(
    `
def f(rows, x):
    return [x * 2 for x in rows if x]`,
    `
    GET_ITER r3, rows
    BUILD_LIST r2, rows, 0
  L1:
    FOR_ITER r4, r3, -> L3
    JUMP_IF_FALSE r4, -> L2
    MULTIPLY_CONST r5, r4, 2
    LIST_APPEND r2, r5, r2
  L2:
    JUMP_BACK -> L1
  L3:
    RETURN r2`,
  );
  t.end();
});

t.test('yield from: SEND, and DELEGATE_THROW for what is thrown in', t => {
  expectCode(
    `
def f(it):
    yield from it`,
    `
    GENERATOR_START
    GET_YIELD_FROM_ITER r2, it
    LOAD_CONST r1, None
  L1:
    SEND r1, r2, -> L5
  L2:
    YIELD r1, 3
  L3:
    JUMP_BACK -> L1
  L4:
    DELEGATE_THROW r1, r2, -> L5
    JUMP -> L2
  L5:
    RETURN_CONST None
    covers L2..L3 -> L4, r1`,
  );
  t.end();
});

t.test('captured variables live in cells', t => {
  expectCode(
    `
def f(n):
    def inc(): nonlocal n; n += 1
    return inc`,
    `
    MAKE_CELL n
    CLEAR r2
    CLEAR r3
    CLEAR r4
    MOVE r6, n
    BUILD_TUPLE r5, r6, 1
    MAKE_FUNCTION inc, r2, <code f.<locals>.inc>
    RETURN inc`,
  );
  const inner = codeOf('def f(n):\n def inc(): nonlocal n; n += 1\n', 'f.<locals>.inc');
  t.same(opcodesOf(inner).slice(0, 3), ['LOAD_FREE', 'INPLACE_ADD_CONST', 'STORE_FREE']);
  t.end();
});

t.test('zero-argument super() calls without a super object', t => {
  const code = codeOf('class A:\n def m(self): return super().m(1)\n', 'A.m');
  t.same(opcodesOf(code), ['LOAD_FREE', 'MOVE', 'LOAD_SUPER_METHOD', 'LOAD_CONST', 'CALL_METHOD', 'RETURN']);
  t.same(code.freeNames, ['__class__']);
  t.end();
});

t.test('match: captures are bound when the whole pattern has matched', t => {
  expectCode(
    `
def f(x):
    match x:
        case 1 | 2 as n: return n
        case [a, 0]: return a`,
    `
    MOVE r3, x
    BRANCH_EQUAL_CONST r3, 1, -> L1
    EQUAL_CONST r4, r3, 1
    JUMP_IF_FALSE r4, -> L1
    JUMP -> L2
  L1:
    BRANCH_EQUAL_CONST r3, 2, -> L3
    EQUAL_CONST r4, r3, 2
    JUMP_IF_FALSE r4, -> L3
  L2:
    MOVE n, r3
    RETURN n
  L3:
    LOAD_COMMON r10, 2
    MOVE r11, r3
    LOAD_CONST r12, 2
    LOAD_CONST r13, True
    CALL r4, r10, 3
    JUMP_IF_FALSE r4, -> L4
    UNPACK r5, r3, 2
    BRANCH_EQUAL_CONST r6, 0, -> L4
    EQUAL_CONST r7, r6, 0
    JUMP_IF_FALSE r7, -> L4
    MOVE a, r5
    RETURN a
  L4:
    RETURN_CONST None`,
  );
  t.end();
});

t.test('constants are shared by value and type', t => {
  const code = compileText('x = (1, 1.0, True, 0.0, -0.0, 1)\ny = 1; z = 1.0; s = "1"');
  const [tuple] = code.constants;
  t.equal(tuple!.kind, 'tuple');
  t.same(
    code.constants.map(constant => constant.kind),
    ['tuple', 'str', 'int', 'str', 'float', 'str', 'str', 'str', 'none'],
  );
  t.same(
    compileText('a = 2 ** 10\nb = -1\nc = 3 + 4j').constants.map(c => c.kind),
    ['int', 'str', 'int', 'str', 'complex', 'str', 'none'],
  );
  t.end();
});

t.test('a class body works on the namespace in register 0', t => {
  const code = codeOf('class A:\n x = 1\n def m(self): return __class__\n', 'A');
  t.same(code.variableNames, ['.namespace', '__class__']);
  t.same(code.cellNames, ['__class__']);
  t.ok(opcodesOf(code).includes('STORE_NAME'));
  t.end();
});

t.test('positions and liveness', t => {
  const code = codeOf('def f(a, b):\n  c = a + b\n  return c.d', 'f');
  t.same(positionAt(code.positions, code.firstLine, 0), { line: 2, endLine: 2, column: 6, endColumn: 11 });
  t.same(positionAt(code.positions, code.firstLine, 8), { line: 3, endLine: 3, column: 9, endColumn: 12 });
  t.equal(positionAt(code.positions, code.firstLine, 1000), null);
  t.same(liveAt(code, 0), [0, 1], 'a and b before the sum');
  t.same(liveAt(code, 8), [2], 'only c behind it');
  const loop = codeOf('def f(n):\n  i = 0\n  while i < n: i += 1\n', 'f');
  t.same(liveAt(loop, 32), [0, 1], 'i and n at the loop header');
  const looking = codeOf('def f(n):\n  x = n\n  return locals()', 'f');
  t.same(liveAt(looking, 8).slice(0, 2), [0, 1], 'locals() sees everything');
  t.end();
});

t.test('long jumps: a loop whose body is larger than a 16-bit distance', t => {
  const body = '        x = g(x, x, x, x) + h(x, y, z)\n'.repeat(6000);
  const code = codeOf(`def f(x, y, z):\n    for i in x:\n        if i < y: continue\n${body}`, 'f');
  t.ok(code.instructions.length / 2 > 0x8000);
  t.notOk(opcodesOf(code).includes('BRANCH_LESS'));
  t.end();
});

t.test('modes', t => {
  const expression = compile(parseExpression('a + 1', 'test').tree, { filename: 'test', mode: 'eval' });
  t.same(opcodesOf(expression), ['LOAD_GLOBAL', 'ADD_CONST', 'RETURN']);
  const single = compile(parseInteractive('a\n', 'test').tree, { filename: 'test', mode: 'single' });
  t.same(opcodesOf(single), ['LOAD_GLOBAL', 'DISPLAY', 'RETURN_CONST']);
  const { tree } = parseModule('"doc"\nassert x\ndef f(): "text"', 'test');
  const optimized = compile(tree, { filename: 'test', mode: 'exec', optimize: 2 });
  t.notOk(opcodesOf(optimized).includes('RAISE_VALUE'));
  t.equal(optimized.docstring, null);
  const own = compile(parseModule('x = y', 'test').tree, { filename: 'test', mode: 'exec', separateLocals: true });
  t.same(opcodesOf(own), ['LOAD_NAME', 'STORE_NAME', 'RETURN_CONST']);
  t.end();
});

/** Programs that are refused: source, message, line, offset. */
const REFUSED: readonly [string, string, number, number][] = [
  ['return', "'return' outside function", 1, 1],
  ['break', "'break' outside loop", 1, 1],
  ['class A:\n yield', "'yield' outside function", 2, 2],
  ['def f():\n await x', "'await' outside async function", 2, 2],
  ['def f(a, a): pass', "duplicate argument 'a' in function definition", 1, 10],
  ['def f(a):\n global a', "name 'a' is parameter and global", 2, 2],
  ['def f():\n x = 1\n global x', "name 'x' is assigned to before global declaration", 3, 2],
  ['def f():\n print(x)\n nonlocal x', "name 'x' is used prior to nonlocal declaration", 3, 2],
  ['def f():\n nonlocal x', "no binding for nonlocal 'x' found", 2, 2],
  ['[(yield 1) for x in y]', "'yield' inside list comprehension", 1, 3],
  [
    'class A:\n [y := 1 for x in z]',
    'assignment expression within a comprehension cannot be used in a class body',
    2,
    3,
  ],
  ['[x := 1 for x in y]', "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2],
  ['*a, *b = c', 'multiple starred expressions in assignment', 1, 1],
  ['f(__debug__=1)', 'cannot assign to __debug__', 1, 3],
  ['f(a=1, a=2)', 'keyword argument repeated: a', 1, 8],
  ['try: pass\nexcept: pass\nexcept A: pass', "default 'except:' must be last", 2, 1],
  ['match x:\n case a: pass\n case 1: pass', "name capture 'a' makes remaining patterns unreachable", 2, 7],
  ['match x:\n case 1 | (a): pass', 'alternative patterns bind different names', 2, 7],
  ['match x:\n case {1: a, True: b}: pass', 'mapping pattern checks duplicate key (True)', 2, 7],
  ['class A[T, T]: pass', "duplicate type parameter 'T'", 1, 12],
  ['x = 1\nfrom __future__ import division', 'from __future__ imports must occur at the beginning of the file', 2, 1],
  ['é = 1; return', "'return' outside function", 1, 9],
];
t.test('what CPython refuses is refused in its words', t => {
  for (const [source, message, line, offset] of REFUSED) {
    try {
      compile(parseModule(source, 'test').tree, { filename: 'test', mode: 'exec', source });
      t.fail(`${source} compiled`);
    } catch (problem) {
      const { msg, lineno, offset: column } = problem as PySyntaxError;
      t.same([msg, lineno, column], [message, line, offset], source);
    }
  }
  t.end();
});

t.test('every program of the project compiles to bytecode without fault', t => {
  const compileFolder = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) compileFolder(join(folder, entry.name));
      else if (entry.name.endsWith('.py')) checkFile(join(folder, entry.name));
    }
  };
  const checkFile = (file: string): void => {
    const source = readFileSync(file, 'utf8');
    try {
      t.same(
        verifyBytecode(compile(parseModule(source, file).tree, { filename: file, mode: 'exec', source })),
        [],
        file,
      );
    } catch (problem) {
      t.match((problem as Error).name, /Error$/);
      t.ok((problem as PySyntaxError).lineno !== undefined, `${file}: ${(problem as Error).message}`);
    }
  };
  for (const folder of ['bench', 'conformance', 'interpreter/runtime/app-level']) compileFolder(folder);
  t.end();
});

t.test('a tree that is too deep for the host is an error of the program', t => {
  const { tree } = parseModule('x' + '.x'.repeat(50_000), '<test>');
  t.throws(() => compile(tree, { filename: '<test>', mode: 'exec' }), { name: 'RecursionError' });
  t.end();
});
