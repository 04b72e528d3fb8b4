/**
 * The lists from which boot makes the built-in types and the module `builtins`. The order of imports here numbers the
 * natives; adding to the end keeps old numbers.
 */
import type { ModuleDefinition, TypeDefinition } from '../native.js';
import { bytearrayType, bytesType } from '../types/bytes.js';
import { complexType } from '../types/complex.js';
import { dictViewTypes } from '../types/dict-views.js';
import { dictType } from '../types/dict.js';
import { floatType } from '../types/float.js';
import { boolType, intType } from '../types/int.js';
import { iteratorTypes } from '../types/iterators.js';
import { listType } from '../types/list.js';
import { objectType, singletonTypes } from '../types/object.js';
import { rangeType, sliceType } from '../types/range.js';
import { frozensetType, setType } from '../types/set.js';
import { strType } from '../types/str.js';
import { tupleType } from '../types/tuple.js';
import { evaluationFunctions } from './evaluation.js';
import { fileFunctions, fileTypes } from './files.js';
import { builtinFunctions } from './functions.js';
import { scopeFunctions } from './scopes.js';

/** Built-in types with what they have, but for exceptions (exceptions.ts). */
export const builtinTypes: readonly TypeDefinition[] = [
  objectType,
  ...singletonTypes,
  intType,
  boolType,
  floatType,
  complexType,
  strType,
  bytesType,
  bytearrayType,
  listType,
  tupleType,
  dictType,
  ...dictViewTypes,
  setType,
  frozensetType,
  rangeType,
  sliceType,
  ...iteratorTypes,
  ...fileTypes,
];
/** The module `builtins` without the types: boot adds the visible classes and the exceptions, app-level code its classes. */
export const builtinsModule: ModuleDefinition = {
  name: 'builtins',
  doc: 'Built-in functions, types, exceptions, and other objects.',
  functions: [...builtinFunctions, ...scopeFunctions, ...fileFunctions, ...evaluationFunctions],
  constants: space => ({
    None: space.none,
    True: space.true,
    False: space.false,
    Ellipsis: space.ellipsis,
    NotImplemented: space.notImplemented,
    __debug__: space.true,
    EnvironmentError: space.class('OSError'),
    IOError: space.class('OSError'),
  }),
};
