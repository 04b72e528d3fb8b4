/**
 * App-level functions that RTS pushes frames of, by number. Each is a plain Python function of fixed arity in one of the .py files of this
 * folder; tracebacks hide its frame and the recursion limit does not count it. Adding a row means writing that function.
 */
import { BINARY_OPERATORS, COMPARISONS } from '../../bytecode/opcodes.js';

type BinaryName = (typeof BINARY_OPERATORS)[number][0];
type ComparisonName = (typeof COMPARISONS)[number][0];
const others = {
  NEGATE: 'negate',
  POSITIVE: 'positive',
  INVERT: 'invert',
  NOT: 'not_',
  TRUTH: 'truth',
  OPERATE: 'operate',
  CONTAINS: 'contains',
  NOT_CONTAINS: 'not_contains',
  CONTAINS_BY: 'contains_by',
  NOT_CONTAINS_BY: 'not_contains_by',
  GETATTR: 'get_attribute',
  SETATTR: 'set_attribute',
  DELATTR: 'delete_attribute',
  SUPER_ATTRIBUTE: 'super_attribute',
  LOAD_ITEM: 'load_item',
  STORE_ITEM: 'store_item',
  DELETE_ITEM: 'delete_item',
  LOAD_NAME: 'load_name',
  LOAD_NAME_OR_CELL: 'load_name_or_cell',
  DELETE_NAME: 'delete_name',
  ITER: 'iterate',
  NEXT: 'next_item',
  SEND: 'send_value',
  DELEGATE_THROW: 'delegate_throw',
  CALL: 'call_object',
  CALL_FALLBACK: 'call_fallback',
  UNPACK: 'unpack',
  UNPACK_STARRED: 'unpack_starred',
  LIST_FROM: 'list_from',
  TUPLE_FROM: 'tuple_from',
  SET_FROM: 'set_from',
  DICT_FROM: 'dict_from',
  ENUMERATE_NEXT: 'enumerate_next',
  ZIP_NEXT: 'zip_next',
  SET_OF: 'set_of',
  DICT_OF: 'dict_of',
  LIST_EXTEND: 'list_extend_with',
  ARGUMENT_TUPLE: 'argument_tuple',
  SET_ADD: 'set_add_item',
  SET_UPDATE: 'set_update_with',
  DICT_UPDATE: 'dict_update_with',
  DICT_MERGE: 'dict_merge',
  STR: 'str_of',
  REPR: 'repr_of',
  ASCII: 'ascii_of',
  FORMAT: 'format_of',
  RAISE_CLASS: 'raise_class',
  RAISE_FROM: 'raise_from',
  MATCH_EXCEPTION: 'match_exception',
  IMPORT_NAME: 'import_name',
  IMPORT_FROM: 'import_from',
  IMPORT_STAR: 'import_star',
  DISPLAY: 'display',
} as const;
const operators = () =>
  Object.fromEntries([
    ...BINARY_OPERATORS.map(([name, , special]) => [name, `operator_${special}`]),
    ...BINARY_OPERATORS.map(([name, , special]) => [`INPLACE_${name}`, `operator_i${special}`]),
    ...COMPARISONS.map(([name, , special]) => [name, `operator_${special}`]),
  ]) as Record<BinaryName | `INPLACE_${BinaryName}` | ComparisonName, string>;

/** Row name: name of the Python function. Made when it is asked for, since only booting does so. */
export const appLevelFunctions = () => ({ ...operators(), ...others });
export type AppLevelName = keyof ReturnType<typeof appLevelFunctions>;
const numbers = (): Record<string, number> =>
  Object.fromEntries(Object.keys(appLevelFunctions()).map((name, k) => [name, k]));
/** Numbers, by row name. For the derivation: a start does not evaluate it. */
export const AppLevel = /* @__PURE__ */ numbers() as Readonly<Record<AppLevelName, number>>;
