/** The verifier finds what is wrong with damaged code. */
import t from 'tap';
import type { CompiledCode } from './code-object.js';
import { opcodeNumber } from './opcodes.js';
import { encodePositions } from './positions.js';
import { verifyBytecode } from './verify-bytecode.js';

/** A code of instructions `[name, a, b, c]` with two constants, the str "x" and the int 1. */
function assemble(rows: readonly (readonly [string, ...number[]])[], change: Partial<CompiledCode> = {}): CompiledCode {
  const words = rows.flatMap(([name, a = 0, b = 0, c = 0]) => [opcodeNumber(name) | (a << 16), (b | (c << 16)) >>> 0]);
  const place = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 1 };
  return {
    instructions: Uint32Array.from(words.map(word => word >>> 0)),
    constants: [
      { kind: 'str', value: 'x', codePoints: null },
      { kind: 'int', value: 1n },
    ],
    argumentCount: 1,
    positionalOnlyCount: 0,
    keywordOnlyCount: 0,
    flags: 0,
    registerCount: 4,
    exceptionTable: [],
    positions: encodePositions([place], [0], rows.length, 1),
    keptLocals: 0,
    name: 'f',
    qualname: 'f',
    filename: 'test',
    firstLine: 1,
    variableNames: ['a'],
    cellNames: [],
    freeNames: [],
    docstring: null,
    ...change,
  };
}

const CASES: readonly [string, CompiledCode, RegExp | null][] = [
  [
    'sound code',
    assemble([
      ['ADD_CONST', 1, 0, 1],
      ['RETURN', 1],
    ]),
    null,
  ],
  ['no end', assemble([['ADD_CONST', 1, 0, 1]]), /runs off the end/],
  [
    'a register outside the frame',
    assemble([
      ['MOVE', 9, 0],
      ['RETURN', 0],
    ]),
    /outside the frame/,
  ],
  ['an unwritten temporary', assemble([['RETURN', 2]]), /may not have been written/],
  [
    'a constant that does not exist',
    assemble([
      ['ADD_CONST', 1, 0, 7],
      ['RETURN', 1],
    ]),
    /no constant 7/,
  ],
  [
    'a name that is no str',
    assemble([
      ['CHECK_BOUND', 0, 1],
      ['RETURN', 0],
    ]),
    /no name/,
  ],
  ['a jump into nowhere', assemble([['JUMP', 0, 9]]), /jumps to 72/],
  [
    'a BRANCH without its pair',
    assemble([
      ['BRANCH_LESS', 0, 0, 1],
      ['RETURN', 0],
    ]),
    /no comparison/,
  ],
  ['a call window over locals', assemble([['CALL', 0, 3, 0], ['NOP'], ['RETURN', 0]]), /header overlaps/],
  [
    'a handler between instructions',
    assemble(
      [
        ['MOVE', 1, 0],
        ['RETURN', 1],
      ],
      { exceptionTable: [{ start: 0, end: 8, handler: 4, register: 1 }] },
    ),
    /does not fit/,
  ],
];
t.test('the verifier', t => {
  for (const [name, code, complaint] of CASES) {
    const complaints = verifyBytecode(code);
    if (complaint === null) t.same(complaints, [], name);
    else t.match(complaints.join('\n'), complaint, name);
  }
  t.end();
});
