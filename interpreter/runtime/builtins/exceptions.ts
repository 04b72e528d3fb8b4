/**
 * The hierarchy of built-in exceptions, as one table, and what their classes can do.
 *
 * An exception is made in many ways (by RTS, by natives, by a class call), so its further attributes are not fields:
 * `StopIteration.value`, `OSError.errno` and the like are read from `args`, unless they were set, and a value that was set or
 * that came by keyword is an attribute of the instance whose name begins with '#', which no program can write.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { NULL } from '../../heap/well-known.js';
import {
  attribute,
  type NativeAttribute,
  type NativeDefinition,
  method,
  staticMethod,
  type TypeDefinition,
} from '../native.js';
import type { Space } from '../space.js';
import { FALLBACK, checkNew, newInstance } from '../types/support.js';
import { reprOf, strOf } from '../types/values.js';
import { classNameOfErrno } from './os-error.js';
import { unicodeErrorText } from './unicode-errors.js';

export interface ExceptionRow {
  readonly name: string;
  readonly base: string;
}
const HIERARCHY = `
BaseException
  BaseExceptionGroup
  GeneratorExit
  KeyboardInterrupt
  SystemExit
  Exception
    ArithmeticError
      FloatingPointError
      OverflowError
      ZeroDivisionError
    AssertionError
    AttributeError
    BufferError
    EOFError
    ImportError
      ModuleNotFoundError
    LookupError
      IndexError
      KeyError
    MemoryError
    NameError
      UnboundLocalError
    OSError
      BlockingIOError
      ChildProcessError
      ConnectionError
        BrokenPipeError
        ConnectionAbortedError
        ConnectionRefusedError
        ConnectionResetError
      FileExistsError
      FileNotFoundError
      InterruptedError
      IsADirectoryError
      NotADirectoryError
      PermissionError
      ProcessLookupError
      TimeoutError
    ReferenceError
    RuntimeError
      NotImplementedError
      PythonFinalizationError
      RecursionError
    StopAsyncIteration
    StopIteration
    SyntaxError
      IndentationError
        TabError
    SystemError
    TypeError
    ValueError
      UnicodeError
        UnicodeDecodeError
        UnicodeEncodeError
        UnicodeTranslateError
    Warning
      BytesWarning
      DeprecationWarning
      EncodingWarning
      FutureWarning
      ImportWarning
      PendingDeprecationWarning
      ResourceWarning
      RuntimeWarning
      SyntaxWarning
      UnicodeWarning
      UserWarning
`;
function parseHierarchy(text: string): ExceptionRow[] {
  const open: string[] = [];
  return text
    .trim()
    .split('\n')
    .map(line => {
      const name = line.trim();
      const depth = (line.length - line.trimStart().length) / 2;
      open[depth] = name;
      return { name, base: depth === 0 ? 'object' : open[depth - 1]! };
    });
}
/** Every exception class of CPython 3.14 with its base, bases first. ExceptionGroup, which has two, is added below. */
export const EXCEPTIONS: readonly ExceptionRow[] = parseHierarchy(HIERARCHY);

// ---- reading and setting attributes ---------------------------------------------------------------------------------

/** The arguments of an exception. */
export const argumentsOf = (space: Space, self: Ref): Ref[] => {
  const args = space.load(self, L.Exception.args);
  return args === NULL ? [] : space.items(args);
};
const hidden = (space: Space, self: Ref, name: string): Ref => space.rts.instanceGet(self, space.name(`#${name}`));
const setHidden = (space: Space, self: Ref, name: string, value: Ref): void => {
  if (value === NULL) space.rts.instanceDelete(self, space.name(`#${name}`));
  else space.rts.instanceSet(self, space.name(`#${name}`), value);
};
/** An attribute that `fromArguments` computes until the program sets it. */
function derived(name: string, fromArguments: (space: Space, args: Ref[], self: Ref) => Ref = space => space.none) {
  return attribute(
    name,
    (space, self) => {
      const set = hidden(space, self, name);
      return set !== NULL ? set : fromArguments(space, argumentsOf(space, self), self);
    },
    (space, self, value) => setHidden(space, self, name, value),
  );
}
const argument =
  (index: number, minimum = index + 1) =>
  (space: Space, args: Ref[]): Ref =>
    args.length >= minimum ? (args[index] ?? space.none) : space.none;

function checkException(space: Space, value: Ref, what: string): Ref {
  if (value === space.none) return NULL;
  if (value === NULL || !space.isInstance(value, space.class('BaseException'))) {
    throw space.error('TypeError', `exception ${what} must be None or derive from BaseException`);
  }
  return value;
}
function linkAttribute(name: string, field: 'cause' | 'context') {
  return attribute(
    name,
    (space, self) => space.load(self, L.Exception[field]) || space.none,
    (space, self, value) => {
      space.store(self, L.Exception[field], checkException(space, value, field));
      if (field === 'cause') space.store(self, L.Exception.suppressContext, 1);
    },
  );
}
const baseAttributes: NativeAttribute[] = [
  attribute(
    'args',
    (space, self) => space.load(self, L.Exception.args) || space.emptyTuple,
    (space, self, value) => space.store(self, L.Exception.args, space.tuple([...space.iterate(value)])),
  ),
  linkAttribute('__cause__', 'cause'),
  linkAttribute('__context__', 'context'),
  attribute(
    '__suppress_context__',
    (space, self) => space.bool(space.load(self, L.Exception.suppressContext) !== 0),
    (space, self, value) => space.store(self, L.Exception.suppressContext, space.truth(value) ? 1 : 0),
  ),
  attribute('__traceback__', (space, self) => space.load(self, L.Exception.traceback) || space.none, setTraceback),
];
function setTraceback(space: Space, self: Ref, value: Ref): void {
  if (value === NULL) throw space.error('TypeError', '__traceback__ may not be deleted');
  if (value !== space.none && !space.isInstance(value, space.class('traceback'))) {
    throw space.error('TypeError', '__traceback__ must be a traceback or None');
  }
  space.store(self, L.Exception.traceback, value === space.none ? NULL : value);
}

// ---- construction ---------------------------------------------------------------------------------------------------

function newException(space: Space, cls: Ref, args: readonly Ref[]): Ref {
  const p = newInstance(space, cls, 'EXCEPTION');
  space.store(p, L.Exception.args, space.tuple(args));
  return p;
}
/** `__init__`: the arguments replace those of `__new__`; keywords only where the class names them. */
function initialize(allowed: readonly string[] = []) {
  return (space: Space, self: Ref, args: Ref[], keywords: Map<string, Ref>): Ref => {
    const name = space.typeName(self);
    if (keywords.size > 0 && allowed.length === 0) {
      throw space.error('TypeError', `${name}() takes no keyword arguments`);
    }
    for (const keyword of keywords.keys()) {
      if (!allowed.includes(keyword)) {
        throw space.error('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`);
      }
    }
    space.store(self, L.Exception.args, space.tuple(args));
    for (const [keyword, value] of keywords) setHidden(space, self, keyword, value);
    return space.none;
  };
}
const init = (allowed: readonly string[]): NativeDefinition =>
  method('__init__', '(self, /, *args, **kwargs)', initialize(allowed));

// ---- BaseException ----------------------------------------------------------------------------------------------------

function exceptionText(space: Space, self: Ref): Ref | number {
  const args = argumentsOf(space, self);
  if (args.length === 0) return space.str('');
  if (args.length === 1) {
    const text = strOf(space, args[0]!);
    return text === undefined ? FALLBACK : space.isStr(args[0]!) ? args[0]! : space.str(text);
  }
  const text = reprOf(space, space.load(self, L.Exception.args));
  return text === undefined ? FALLBACK : space.str(text);
}
function exceptionRepr(space: Space, self: Ref): Ref | number {
  const args = argumentsOf(space, self);
  const shown = reprOf(space, args.length === 1 ? args[0]! : space.tuple(args));
  if (shown === undefined) return FALLBACK;
  return space.str(space.typeName(self) + (args.length === 1 ? `(${shown})` : shown));
}
function addNote(space: Space, self: Ref, note: Ref): Ref {
  if (!space.isStr(note)) {
    throw space.error('TypeError', `add_note() argument must be str, not ${space.typeName(note)}`);
  }
  const name = space.name('__notes__');
  const notes = space.rts.instanceGet(self, name);
  if (notes === NULL) space.rts.instanceSet(self, name, space.list([note]));
  else if (space.isList(notes)) space.rts.listAppend(notes, note);
  else throw space.error('TypeError', 'Cannot add note: __notes__ is not a list');
  return space.none;
}
const baseException: TypeDefinition = {
  name: 'BaseException',
  doc: 'Common base class for all exceptions',
  methods: [
    staticMethod('__new__', '(cls, /, *args, **kwargs)', (space, cls, args) => {
      checkNew(space, cls, 'BaseException');
      return newException(space, cls, args);
    }),
    method('__init__', '(self, /, *args, **kwargs)', initialize(), { fast: 'EXCEPTION_INIT' }),
    method('__str__', '(self, /)', exceptionText, { appLevel: 'exception_str' }),
    method('__repr__', '(self, /)', exceptionRepr, { appLevel: 'exception_repr' }),
    method('with_traceback', '(self, tb, /)', (space, self, traceback) => {
      setTraceback(space, self, traceback);
      return self;
    }),
    method('add_note', '(self, note, /)', addNote),
    method('__reduce__', '(self, /)', (space, self) =>
      space.tuple([space.classOf(self), space.load(self, L.Exception.args) || space.emptyTuple]),
    ),
    method('__setstate__', '(self, state, /)', (space, self, state) => {
      if (state !== space.none) {
        for (const [key, value] of space.dictEntries(state)) space.setAttribute(self, space.text(key), value);
      }
      return space.none;
    }),
  ],
  attributes: baseAttributes,
};

// ---- classes with more ------------------------------------------------------------------------------------------------

/** OSError(errno, strerror[, filename[, winerror[, filename2]]]): the file names leave `args`. */
function osErrorParts(space: Space, self: Ref, args: Ref[]): void {
  const detailed = args.length >= 2 && args.length <= 5;
  if (detailed && args.length >= 3) {
    if (args[2] !== space.none) setHidden(space, self, 'filename', args[2]!);
    if (args.length === 5 && args[4] !== space.none) setHidden(space, self, 'filename2', args[4]!);
    space.store(self, L.Exception.args, space.tuple(args.slice(0, 2)));
  } else space.store(self, L.Exception.args, space.tuple(args));
}
function newOSError(space: Space, cls: Ref, args: Ref[]): Ref {
  let actual = cls;
  if (cls === space.class('OSError') && args.length >= 2 && args.length <= 5 && space.isInt(args[0]!)) {
    actual = space.class(classNameOfErrno(space.index(args[0]!)));
  }
  const p = newException(space, actual, args);
  osErrorParts(space, p, args);
  return p;
}
const osErrorMembers: Partial<TypeDefinition> = {
  methods: [
    staticMethod('__new__', '(cls, /, *args, **kwargs)', (space, cls, args) => newOSError(space, cls, args)),
    method('__init__', '(self, /, *args, **kwargs)', (space, self, args, keywords: Map<string, Ref>) => {
      if (keywords.size > 0) throw space.error('TypeError', `${space.typeName(self)}() takes no keyword arguments`);
      osErrorParts(space, self, args);
      return space.none;
    }),
    method('__str__', '(self, /)', osErrorText, { appLevel: 'exception_str' }),
  ],
  attributes: [
    derived('errno', argument(0, 2)),
    derived('strerror', argument(1, 2)),
    derived('filename'),
    derived('filename2'),
  ],
};
function osErrorText(space: Space, self: Ref): Ref | number {
  const args = argumentsOf(space, self);
  if (args.length !== 2) return exceptionText(space, self);
  const [number, message] = args.map(part => strOf(space, part));
  if (number === undefined || message === undefined) return FALLBACK;
  const first = hidden(space, self, 'filename');
  if (first === NULL) return space.str(`[Errno ${number}] ${message}`);
  const second = hidden(space, self, 'filename2');
  const files = second === NULL ? space.repr(first) : `${space.repr(first)} -> ${space.repr(second)}`;
  return space.str(`[Errno ${number}] ${message}: ${files}`);
}
const DETAIL = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];
/** The item of SyntaxError's second argument, the tuple of details. */
const detail =
  (index: number) =>
  (space: Space, args: Ref[]): Ref => {
    if (args.length < 2 || !space.isTuple(args[1]!)) return space.none;
    return space.items(args[1]!)[index] ?? space.none;
  };
function syntaxErrorText(space: Space, self: Ref): Ref | number {
  const read = (name: string, otherwise: (space: Space, args: Ref[]) => Ref): Ref =>
    hidden(space, self, name) || otherwise(space, argumentsOf(space, self));
  const message = strOf(space, read('msg', argument(0)));
  if (message === undefined) return FALLBACK;
  const file = read('filename', detail(0));
  const line = read('lineno', detail(1));
  const base = space.isStr(file) ? space.text(file).replace(/^.*\//, '') : '';
  const number = space.isInt(line) ? String(space.bigint(line)) : '';
  if (base !== '' && number !== '') return space.str(`${message} (${base}, line ${number})`);
  if (base !== '') return space.str(`${message} (${base})`);
  return space.str(number !== '' ? `${message} (line ${number})` : message);
}
const UNICODE_FIELDS = ['encoding', 'object', 'start', 'end', 'reason'];
function unicodeMembers(fields: readonly string[]): Partial<TypeDefinition> {
  return {
    methods: [
      method('__init__', '(self, /, *args, **kwargs)', (space, self, args) => {
        if (args.length !== fields.length) {
          throw space.error('TypeError', `function takes exactly ${fields.length} arguments (${args.length} given)`);
        }
        space.store(self, L.Exception.args, space.tuple(args));
        return space.none;
      }),
      method('__str__', '(self, /)', (space, self) => {
        const part = (name: string) =>
          hidden(space, self, name) || argumentsOf(space, self)[fields.indexOf(name)] || space.none;
        return space.str(unicodeErrorText(space, part));
      }),
    ],
    attributes: fields.map((name, index) => derived(name, argument(index))),
  };
}
const singleArgument = (space: Space, args: Ref[]): Ref => (args.length === 1 ? args[0]! : space.none);
const EXTRAS: Readonly<Record<string, () => Partial<TypeDefinition>>> = {
  StopIteration: () => ({ methods: [], attributes: [derived('value', argument(0))] }),
  SystemExit: () => ({
    methods: [],
    attributes: [
      derived('code', (space, args) =>
        args.length === 0 ? space.none : args.length === 1 ? args[0]! : space.tuple(args),
      ),
    ],
  }),
  KeyError: () => ({
    methods: [
      method(
        '__str__',
        '(self, /)',
        (space, self) => {
          const args = argumentsOf(space, self);
          if (args.length !== 1) return exceptionText(space, self);
          const shown = reprOf(space, args[0]!);
          return shown === undefined ? FALLBACK : space.str(shown);
        },
        { appLevel: 'key_error_str' },
      ),
    ],
  }),
  NameError: () => ({ methods: [init(['name'])], attributes: [derived('name')] }),
  AttributeError: () => ({ methods: [init(['name', 'obj'])], attributes: [derived('name'), derived('obj')] }),
  ImportError: () => ({
    methods: [
      init(['name', 'path', 'name_from']),
      method('__str__', '(self, /)', exceptionText, { appLevel: 'exception_str' }),
    ],
    attributes: [derived('msg', singleArgument), derived('name'), derived('path'), derived('name_from')],
  }),
  OSError: () => osErrorMembers,
  SyntaxError: () => ({
    methods: [init([]), method('__str__', '(self, /)', syntaxErrorText, { appLevel: 'exception_str' })],
    attributes: [
      derived('msg', argument(0)),
      ...DETAIL.map((name, index) => derived(name, detail(index))),
      derived('print_file_and_line'),
    ],
  }),
  UnicodeDecodeError: () => unicodeMembers(UNICODE_FIELDS),
  UnicodeEncodeError: () => unicodeMembers(UNICODE_FIELDS),
  UnicodeTranslateError: () => unicodeMembers(UNICODE_FIELDS.slice(1)),
  BaseExceptionGroup: () => ({
    methods: [
      staticMethod('__new__', '(cls, /, *args, **kwargs)', newGroup),
      method('__init__', '(self, /, *args, **kwargs)', space => space.none),
      method('__str__', '(self, /)', (space, self) => {
        const [message, members] = argumentsOf(space, self);
        const count = groupMembers(space, members!).length;
        return space.str(`${space.text(message!)} (${count} sub-exception${count === 1 ? '' : 's'})`);
      }),
      method('derive', '(self, excs, /)', () => FALLBACK, { appLevel: 'exception_group_derive' }),
      method('subgroup', '(self, matcher_value, /)', () => FALLBACK, { appLevel: 'exception_group_subgroup' }),
      method('split', '(self, matcher_value, /)', () => FALLBACK, { appLevel: 'exception_group_split' }),
    ],
    attributes: [
      attribute('message', (space, self) => argumentsOf(space, self)[0] ?? space.none),
      attribute('exceptions', (space, self) => space.tuple(groupMembers(space, argumentsOf(space, self)[1]!))),
    ],
  }),
};
const groupMembers = (space: Space, members: Ref): Ref[] => space.items(members);

/** (Base)ExceptionGroup(message, exceptions): checks both; a group of Exceptions only is an ExceptionGroup. */
function newGroup(space: Space, cls: Ref, args: Ref[]): Ref {
  if (args.length !== 2) {
    throw space.error('TypeError', `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  const [message, members] = args as [Ref, Ref];
  if (!space.isStr(message)) {
    throw space.error(
      'TypeError',
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${space.typeName(message)}`,
    );
  }
  if (!space.isTuple(members) && !space.isList(members)) {
    throw space.error('TypeError', 'second argument (exceptions) must be a sequence');
  }
  const items = space.items(members);
  if (items.length === 0) {
    throw space.error('ValueError', 'second argument (exceptions) must be a non-empty sequence');
  }
  items.forEach((item, k) => {
    if (!space.isInstance(item, space.class('BaseException'))) {
      throw space.error('ValueError', `Item ${k} of second argument (exceptions) is not an exception`);
    }
  });
  const plain = items.every(item => space.isInstance(item, space.class('Exception')));
  if (!plain && space.isSubclass(cls, space.class('Exception'))) {
    throw space.error('TypeError', `Cannot nest BaseExceptions in an ${space.className(cls)}`);
  }
  const actual = plain && cls === space.class('BaseExceptionGroup') ? space.class('ExceptionGroup') : cls;
  return newException(space, actual, args);
}

/** The classes of all built-in exceptions, bases before what derives from them. */
export const exceptionTypes: readonly TypeDefinition[] = [
  baseException,
  ...EXCEPTIONS.slice(1).map(({ name, base }) => ({ name, base, methods: [], ...EXTRAS[name]?.() })),
  { name: 'ExceptionGroup', base: 'BaseExceptionGroup', otherBases: ['Exception'], methods: [] },
];
