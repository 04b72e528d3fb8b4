/**
 * The one table of opcodes. The enum, the dispatch loop, the disassembler, the bytecode verifier, liveness, the
 * completion of Python-level calls (`onReturn`, `onRaise`) and docs/opcodes.md all come from here.
 *
 * An instruction is two 32-bit words, `[op:16 | a:16] [b:16 | c:16]` (low half first), followed by its cache words,
 * padded to a multiple of 8 bytes. Operand kinds:
 *
 *   dst     a register that is written            src     a register that is read
 *   both    a register that is read and written   base    the first of a run of registers (see the row's text)
 *   const   an index into the code's constants    imm     an unsigned 16-bit number
 *   jump16  a signed distance in 8-byte units from this instruction (operand c)
 *   const32 / imm32 / jump32   the same in the whole second word (operands b and c together; the operand is called b)
 *
 * An operation that needs Python code pushes a frame; when that frame returns, the machine decodes this instruction
 * again and does what `onReturn` says, and when it raises, what `onRaise` says:
 *
 *   onReturn  store    the result goes to register a         discard  it is dropped
 *             branch   it is True or False (app-level code promises): the jump is decided by it
 *             spread   it is a tuple: its items go to registers a, a+1, ...
 *             value    SEND and its like: the result goes to register a, execution goes on at the next instruction
 *   onRaise   propagate           the exception unwinds
 *             stop-jumps          StopIteration is taken: continue at the jump target
 *             stop-value-jumps    StopIteration is taken: its value goes to register a, continue at the jump target
 */

export type OperandKind = 'dst' | 'src' | 'both' | 'base' | 'const' | 'imm' | 'jump16' | 'const32' | 'imm32' | 'jump32';
export type OnReturn = 'none' | 'store' | 'discard' | 'branch' | 'value' | 'spread';
export type OnRaise = 'propagate' | 'stop-jumps' | 'stop-value-jumps';

export interface OpcodeRow {
  readonly name: string;
  /** Operand kinds by position: a, b, c. */
  readonly operands: readonly OperandKind[];
  /** How many 32-bit cache words follow the instruction. */
  readonly cacheWords: number;
  readonly onReturn: OnReturn;
  readonly onRaise: OnRaise;
  /** Control never reaches the next instruction. */
  readonly ends: boolean;
  readonly text: string;
}
interface Options {
  cache?: number;
  onReturn?: OnReturn;
  onRaise?: OnRaise;
  ends?: boolean;
}
const rows: OpcodeRow[] = [];
function op(name: string, operands: string, text: string, options: Options = {}): void {
  rows.push({
    name,
    operands: operands === '' ? [] : (operands.split(' ') as OperandKind[]),
    cacheWords: options.cache ?? 0,
    onReturn: options.onReturn ?? 'none',
    onRaise: options.onRaise ?? 'propagate',
    ends: options.ends ?? false,
    text,
  });
}
const store: Options = { onReturn: 'store' };
const discard: Options = { onReturn: 'discard' };

/** The binary operators: opcode, sign, special method. For each there are NAME, NAME_CONST, INPLACE_NAME and INPLACE_NAME_CONST. */
export const BINARY_OPERATORS = [
  ['ADD', '+', 'add'],
  ['SUBTRACT', '-', 'sub'],
  ['MULTIPLY', '*', 'mul'],
  ['TRUE_DIVIDE', '/', 'truediv'],
  ['FLOOR_DIVIDE', '//', 'floordiv'],
  ['MODULO', '%', 'mod'],
  ['POWER', '**', 'pow'],
  ['MATRIX_MULTIPLY', '@', 'matmul'],
  ['LEFT_SHIFT', '<<', 'lshift'],
  ['RIGHT_SHIFT', '>>', 'rshift'],
  ['AND', '&', 'and'],
  ['OR', '|', 'or'],
  ['XOR', '^', 'xor'],
] as const;
/** The ordering comparisons: opcode, sign, special method, special method of the reflected operation. */
export const COMPARISONS = [
  ['LESS', '<', 'lt', 'gt'],
  ['LESS_EQUAL', '<=', 'le', 'ge'],
  ['EQUAL', '==', 'eq', 'eq'],
  ['NOT_EQUAL', '!=', 'ne', 'ne'],
  ['GREATER', '>', 'gt', 'lt'],
  ['GREATER_EQUAL', '>=', 'ge', 'le'],
] as const;

op('NOP', '', 'does nothing');
op('LOAD_CONST', 'dst const32', 'a = constants[b]');
op('MOVE', 'dst src', 'a = b');
op('CLEAR', 'dst', 'a = NULL (unbound)');
op('CHECK_BOUND', 'src const', 'raises UnboundLocalError for the name constants[b] when a is NULL');

op('LOAD_GLOBAL', 'dst const32', 'a = the global or built-in named constants[b]; cache: its global cell', { cache: 2 });
op('STORE_GLOBAL', 'src const32', 'binds the global constants[b] to a; cache: its global cell', { cache: 2 });
op('DELETE_GLOBAL', 'imm const32', 'unbinds the global constants[b]; a is unused');
op(
  'LOAD_NAME',
  'dst const32',
  'a = the name constants[b] of a class body: namespace in register 0, then globals, then built-ins',
  store,
);
op('STORE_NAME', 'src const32', 'binds constants[b] to a in the namespace in register 0', discard);
op('DELETE_NAME', 'imm const32', 'unbinds constants[b] in the namespace in register 0; a is unused', discard);
op(
  'LOAD_NAME_OR_CELL',
  'dst src const',
  'a = constants[c] from the namespace in register 0, else the contents of the cell in b',
  store,
);
op('MAKE_CELL', 'both', 'a = a new cell that holds the old value of a (which may be NULL)');
op(
  'LOAD_CELL',
  'dst src const',
  'a = contents of the cell in b; NameError or UnboundLocalError for constants[c] when empty',
);
op('STORE_CELL', 'src src', 'contents of the cell in a = b');
op('DELETE_CELL', 'src const', 'empties the cell in a; an error for constants[b] when it is empty already');
op(
  'LOAD_FREE',
  'dst imm const',
  'a = contents of closure cell b of the running function; NameError for constants[c] when empty',
);
op('STORE_FREE', 'src imm', 'contents of closure cell b = a');
op('DELETE_FREE', 'imm const', 'empties closure cell a; NameError for constants[b] when empty already');
op('LOAD_CLOSURE', 'dst imm', 'a = closure cell b itself');

for (const [name, sign, method] of BINARY_OPERATORS) {
  op(name, 'dst src src', `a = b ${sign} c (__${method}__, __r${method}__)`, store);
  op(`${name}_CONST`, 'dst src const', `a = b ${sign} constants[c]`, store);
  op(`INPLACE_${name}`, 'dst src src', `a = b, after b ${sign}= c (__i${method}__ first)`, store);
  op(`INPLACE_${name}_CONST`, 'dst src const', `a = b, after b ${sign}= constants[c]`, store);
}
op('NEGATE', 'dst src', 'a = -b', store);
op('POSITIVE', 'dst src', 'a = +b', store);
op('INVERT', 'dst src', 'a = ~b', store);
op('NOT', 'dst src', 'a = not b', store);
op('TRUTH', 'dst src', 'a = bool(b)', store);
for (const [name, sign] of COMPARISONS) {
  op(name, 'dst src src', `a = b ${sign} c`, store);
  op(`${name}_CONST`, 'dst src const', `a = b ${sign} constants[c]`, store);
}
op('IS', 'dst src src', 'a = b is c');
op('IS_NOT', 'dst src src', 'a = b is not c');
op('CONTAINS', 'dst src src', 'a = b in c', store);
op('NOT_CONTAINS', 'dst src src', 'a = b not in c', store);

op('JUMP', 'imm jump32', 'goes to b; a is unused', { ends: true });
op(
  'JUMP_BACK',
  'imm jump32',
  'goes to the loop header b; counts, polls for interrupts; a is unused; cache: counter, trace',
  { cache: 2, ends: true },
);
op('JUMP_IF_TRUE', 'src jump32', 'goes to b when a is true', { onReturn: 'branch' });
op('JUMP_IF_FALSE', 'src jump32', 'goes to b when a is false', { onReturn: 'branch' });
op('JUMP_IF_NONE', 'src jump32', 'goes to b when a is None');
op('JUMP_IF_NOT_NONE', 'src jump32', 'goes to b when a is not None');
/* A BRANCH stands before the plain pair `COMPARISON t, a, b; JUMP_IF_FALSE t, target` and decides it when both operands are
   ints or both floats: true skips the pair, false jumps. Otherwise it does nothing and the pair runs. */
for (const [name, sign] of COMPARISONS) {
  op(
    `BRANCH_${name}`,
    'src src jump16',
    `numbers: a ${sign} b skips the next two instructions, else goes to c; others: next`,
  );
  op(
    `BRANCH_${name}_CONST`,
    'src const jump16',
    `numbers: a ${sign} constants[b] skips the next two instructions, else goes to c`,
  );
}
op('GET_ITER', 'dst src', 'a = iter(b)', store);
op('FOR_ITER', 'dst src jump16', 'a = next(b), or goes to c when b is exhausted', {
  onReturn: 'store',
  onRaise: 'stop-jumps',
});

op('LOAD_ATTR', 'dst src const', 'a = b.constants[c]; cache: map, version, kind and offset, value', {
  cache: 4,
  onReturn: 'store',
});
op('STORE_ATTR', 'src const src', 'a.constants[b] = c; cache: map, next map, kind and offset', {
  cache: 4,
  onReturn: 'discard',
});
op('DELETE_ATTR', 'src const', 'del a.constants[b]', discard);
op(
  'LOAD_METHOD',
  'base src const',
  'looks up b.constants[c] for a call: a = function and a+1 = b, or a = attribute and a+1 = NULL; cache as LOAD_ATTR',
  { cache: 4, onReturn: 'store' },
);
op(
  'LOAD_SPECIAL',
  'base src const',
  'as LOAD_METHOD, but constants[c] is looked up on the type of b only (with statements)',
);
op(
  'LOAD_SUPER_METHOD',
  'base base const',
  'b = the __class__ value, b+1 = the first argument: looks up super(b, b+1).constants[c] as LOAD_METHOD does',
  store,
);
op('LOAD_ITEM', 'dst src src', 'a = b[c]', store);
op('LOAD_ITEM_CONST', 'dst src const', 'a = b[constants[c]]', store);
op('STORE_ITEM', 'src src src', 'a[b] = c', discard);
op('DELETE_ITEM', 'src src', 'del a[b]', discard);
op('BUILD_SLICE', 'dst base', 'a = slice(b, b+1, b+2)');

/* Calls: the callable is in register `base`, its arguments follow; the five registers below `base` are scratch for the
   callee's frame header, so that the callee's register 0 is the caller's base+1 and nothing is copied. */
op('CALL', 'dst base imm', 'a = b(b+1 .. b+c)', { cache: 2, onReturn: 'store' });
op('CALL_METHOD', 'dst base imm', 'after LOAD_METHOD: b+1 is self or NULL, the c arguments are b+2 .. b+1+c', {
  cache: 2,
  onReturn: 'store',
});
op(
  'CALL_KEYWORDS',
  'dst base imm',
  'as CALL with c arguments, the last ones by keyword: the tuple of their names is in b+c+1',
  store,
);
op(
  'CALL_METHOD_KEYWORDS',
  'dst base imm',
  'as CALL_METHOD with c arguments; the tuple of keyword names is in b+c+2',
  store,
);
op('CALL_UNPACKED', 'dst base', 'a = b(*b+1, **b+2): a tuple, and a dict or NULL', store);
op(
  'ENTER',
  '',
  'stands before the first instruction of every code: counts calls of what calls itself; cache: counter, trace',
  {
    cache: 2,
  },
);
op('RETURN', 'src', 'leaves the function with a', { ends: true });
op('RETURN_CONST', 'imm const32', 'leaves the function with constants[b]; a is unused', { ends: true });

op(
  'MAKE_FUNCTION',
  'dst base const',
  'a = a function of code constants[c]; b.. = defaults tuple, keyword-defaults dict, __annotate__, closure tuple (NULL: none)',
);
op('BUILD_CLASS', 'dst', 'a = the function __build_class__ of the built-ins');
op('BUILD_TUPLE', 'dst base imm', 'a = (b, b+1, ... b+c-1)');
op('BUILD_LIST', 'dst base imm', 'a = [b, b+1, ... b+c-1]');
op('BUILD_SET', 'dst base imm', 'a = {b, b+1, ... b+c-1}', store);
op('BUILD_DICT', 'dst base imm', 'a = {b: b+1, ...} with c pairs', store);
op('BUILD_STRING', 'dst base imm', 'a = the c strings b.. concatenated');
op(
  'LIST_APPEND',
  'src src src',
  'appends b to the list a; c: the iterator each of whose items makes one of the list, or a itself when there is none',
);
op(
  'LIST_EXTEND',
  'src src src',
  'appends all items of b to the list a: starred arguments of the callable c, or of a display when c is a itself',
  discard,
);
op('LIST_TO_TUPLE', 'dst src', 'a = tuple of the list b');
op('ARGUMENT_TUPLE', 'dst src src', 'a = tuple of the items of b, the only arguments (unpacked) of a call of c', store);
op('SET_ADD', 'src src', 'adds b to the set a', discard);
op('SET_UPDATE', 'src src', 'adds all items of b to the set a', discard);
op('DICT_SET', 'src src src', 'a[b] = c for a dict under construction', discard);
op('DICT_UPDATE', 'src src', 'updates the dict a with the mapping b (dict displays)', discard);
op(
  'DICT_MERGE',
  'src src src',
  'as DICT_UPDATE for keyword arguments of the callable c: a repeated key is a TypeError',
  discard,
);
op('UNPACK', 'base src imm', 'a, a+1, ... a+c-1 = b', { onReturn: 'spread' });
op('UNPACK_STARRED', 'base src imm', 'a, ... = b with a starred target: c = before | after << 8', {
  onReturn: 'spread',
});
op('CONVERT', 'dst src imm', 'a = str(b), repr(b) or ascii(b) for c = 1, 2, 3', store);
op('FORMAT', 'dst src src', 'a = format(b, c)', store);
op('FORMAT_SIMPLE', 'dst src', "a = format(b, '')", store);

op('RAISE_VALUE', 'src', 'raises a', { ends: true });
op('RAISE_FROM', 'src src', 'raises a with cause b', { ends: true });
op('RAISE_CURRENT', '', 'raises the exception that is being handled', { ends: true });
op('RERAISE', 'src', 'goes on unwinding with the exception a, its traceback unchanged', { ends: true });
op('ENTER_HANDLER', 'dst src', 'a = the exception handled so far (or NULL); b is handled from here on');
op('LEAVE_HANDLER', 'src', 'the exception a (or none) is handled again');
op('MATCH_EXCEPTION', 'dst src src', 'a = exception b matches the class or tuple of classes c', store);
op('LOAD_EXCEPTION_INFO', 'base src', 'a, a+1, a+2 = type, value, traceback of the exception b');
/* The helpers of `match`: 2 sequence(subject, length, is_exact) and 3 mapping(subject, length) answer a bool; 4
   keys(subject, keys) and 6 attributes(subject, class, positional_count, names) a tuple of values, or None; 5 rest(subject,
   keys) a dict. Type parameters: 7 type_parameter(kind, name, evaluate_bound, is_constraints, evaluate_default) with the kind
   TypeVar, ParamSpec or TypeVarTuple and functions or None, 8 generic_base(type_parameters) is Generic[...], 9
   type_alias(name, type_parameters, evaluate_value). 10 template(strings, parts) makes a t-string's Template of its texts and
   four parts for each interpolation: value, expression, conversion or None, format. `except*`: 11 star_begin(exception)
   answers a state, 12 star_match(state, classes) the matching group or None, 13 star_raised(state, exception) notes what a
   clause raised, 14 star_end(state) answers what is to be raised at last, or None. */
op(
  'LOAD_COMMON',
  'dst imm',
  'a = common constant b: 0 AssertionError, 1 NotImplementedError, 2-14 helpers, see opcodes.ts',
);

op(
  'GENERATOR_START',
  '',
  'first instruction of a generator: nothing at run time, the resume point of the first next()',
);
op('YIELD', 'both imm', 'yields a; a = what is sent in; b = 1 + register of the iterator delegated to, or 0');
op('GET_YIELD_FROM_ITER', 'dst src', 'a = b if it is a generator, else iter(b)', store);
op('SEND', 'both src jump16', 'a = b.send(a); when b is exhausted a = its value, goes to c', {
  onReturn: 'value',
  onRaise: 'stop-value-jumps',
});
op('DELEGATE_THROW', 'both src jump16', 'as SEND, with the exception a thrown into b (close() for GeneratorExit)', {
  onReturn: 'value',
  onRaise: 'stop-value-jumps',
});

op('IMPORT_NAME', 'dst base const', 'a = __import__(constants[c], level = b+1, fromlist = b)', store);
op('IMPORT_FROM', 'dst src const', 'a = b.constants[c], or ImportError', store);
op('IMPORT_STAR', 'src', 'binds all public names of the module a', discard);
op('DISPLAY', 'src', 'passes a to sys.displayhook (the interactive interpreter)', discard);
op(
  'UNSUPPORTED',
  'imm const32',
  'raises NotImplementedError: the run time lacks the construct named by constants[b]; a is unused',
  { ends: true },
);

/** All opcodes in the order of their numbers. */
export const OPCODES: readonly OpcodeRow[] = rows;
/** The number of the opcode `name`. */
export function opcodeNumber(name: string): number {
  const number = OPCODES.findIndex(row => row.name === name);
  if (number < 0) throw new Error(`no opcode is called ${name}`);
  return number;
}
/** The size of an instruction in bytes, cache words included. */
export function instructionSize(row: OpcodeRow): number {
  return 8 + ((row.cacheWords + 1) >> 1) * 8;
}
/** How many registers below a call's base the callee's frame header takes, the callable's own not counted. */
export const CALL_HEADER_REGISTERS = 5;
