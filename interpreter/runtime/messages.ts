/**
 * The errors that RTS raises: number, exception class, text. `raiseError(Message.X, a, b)` fills `{a}` and `{b}` with the str
 * values, `{a:type}` and `{b:type}` with the names of their classes, `{a:repr}` with their repr. In CPython 3.14's words.
 * A KeyError has no text: its argument is `a`.
 */
const rows = [
  ['DIVISION_BY_ZERO', 'ZeroDivisionError', 'division by zero'],
  ['INTEGER_MODULO_BY_ZERO', 'ZeroDivisionError', 'integer modulo by zero'],
  ['FLOAT_DIVISION_BY_ZERO', 'ZeroDivisionError', 'division by zero'],
  ['NEGATIVE_SHIFT', 'ValueError', 'negative shift count'],
  ['NAME_NOT_DEFINED', 'NameError', "name '{a}' is not defined"],
  ['UNBOUND_LOCAL', 'UnboundLocalError', "cannot access local variable '{a}' where it is not associated with a value"],
  [
    'UNBOUND_FREE',
    'NameError',
    "cannot access free variable '{a}' where it is not associated with a value in enclosing scope",
  ],
  ['RECURSION', 'RecursionError', 'maximum recursion depth exceeded'],
  ['LIST_INDEX', 'IndexError', 'list index out of range'],
  ['LIST_ASSIGNMENT_INDEX', 'IndexError', 'list assignment index out of range'],
  ['TUPLE_INDEX', 'IndexError', 'tuple index out of range'],
  ['STRING_INDEX', 'IndexError', 'string index out of range'],
  ['BYTES_INDEX', 'IndexError', 'index out of range'],
  ['POP_FROM_EMPTY_LIST', 'IndexError', 'pop from empty list'],
  ['POP_INDEX', 'IndexError', 'pop index out of range'],
  ['NOT_CALLABLE', 'TypeError', "'{a:type}' object is not callable"],
  ['NOT_ITERABLE', 'TypeError', "'{a:type}' object is not iterable"],
  ['NOT_AN_ITERATOR', 'TypeError', "'{a:type}' object is not an iterator"],
  ['CANNOT_UNPACK', 'TypeError', 'cannot unpack non-iterable {a:type} object'],
  ['UNPACK_TOO_MANY', 'ValueError', 'too many values to unpack (expected {a}, got {b})'],
  ['UNPACK_TOO_FEW', 'ValueError', 'not enough values to unpack (expected {a}, got {b})'],
  ['DICT_CHANGED', 'RuntimeError', 'dictionary changed size during iteration'],
  ['DICT_KEYS_CHANGED', 'RuntimeError', 'dictionary keys changed during iteration'],
  ['SET_CHANGED', 'RuntimeError', 'Set changed size during iteration'],
  ['GENERATOR_RUNNING', 'ValueError', 'generator already executing'],
  ['GENERATOR_JUST_STARTED', 'TypeError', "can't send non-None value to a just-started generator"],
  ['INIT_NOT_NONE', 'TypeError', "__init__() should return None, not '{a:type}'"],
  ['NO_ACTIVE_EXCEPTION', 'RuntimeError', 'No active exception to reraise'],
  ['RAISE_NOT_AN_EXCEPTION', 'TypeError', 'exceptions must derive from BaseException'],
  ['CATCH_NOT_AN_EXCEPTION', 'TypeError', 'catching classes that do not inherit from BaseException is not allowed'],
  ['NOT_CONTEXT_MANAGER', 'TypeError', "'{a:type}' object does not support the context manager protocol{b}"],
  ['UNSUPPORTED', 'NotImplementedError', '{a} is not supported yet'],
  ['NO_EXCEPTION_SET', 'SystemError', 'error return without exception set'],
  ['MEMORY', 'MemoryError', ''],
  ['KEY', 'KeyError', ''],
] as const;
export type MessageName = (typeof rows)[number][0];
export interface MessageRow {
  readonly name: MessageName;
  readonly className: string;
  readonly text: string;
}
/** All messages, in the order of their numbers. */
export const MESSAGES: readonly MessageRow[] = rows.map(([name, className, text]) => ({ name, className, text }));
/** Numbers of the messages, by name. */
export const Message = /* @__PURE__ */ numberRows();
function numberRows(): Readonly<Record<MessageName, number>> {
  return Object.fromEntries(rows.map(([name], number) => [name, number])) as Record<MessageName, number>;
}
