/**
 * `def` and `async def` statements: decorators, defaults, the function, and for generic ones the hidden function around.
 */
import { Op } from '../bytecode/opcode-numbers.js';
import type { Node } from './ast.js';
import { compileFunction, decorated, defaultParts, functionAnnotations, makeFunction } from './compile-functions.js';
import { insideGeneric, type PassedValue } from './compile-generics.js';
import { type Argument, movedArgument } from './compile-helpers.js';
import { localRegister } from './compile-names.js';
import { bindDefinition } from './compile-targets.js';
import type { StatementCompiler, Unit } from './compile-unit.js';

type Definition = Node<'FunctionDef' | 'AsyncFunctionDef'>;

function functionDefinition(unit: Unit, node: Definition): void {
  bindDefinition(unit, node.name, node, destination => {
    decorated(unit, node.decorator_list, destination, register => {
      if (node.type_params.length > 0) genericFunction(unit, node, register);
      else {
        makeFunction(unit, node, compileFunction(unit, node), register, {
          ...defaultParts(unit, node, node.args),
          annotate: functionAnnotations(unit, node),
        });
      }
    });
  });
}

/** Defaults are evaluated outside the scope of the type parameters and passed in. */
function genericFunction(unit: Unit, node: Definition, destination: number): void {
  const { defaults, keywordDefaults } = defaultParts(unit, node, node.args);
  const passed: PassedValue[] = [];
  if (defaults) passed.push({ name: '.defaults', load: defaults });
  if (keywordDefaults) passed.push({ name: '.kwdefaults', load: keywordDefaults });
  insideGeneric(unit, node, node.name, passed, destination, (inner, result, tuple) => {
    const received = (name: string): Argument => movedArgument(inner, node, localRegister(inner, name));
    makeFunction(inner, node, compileFunction(inner, node), result, {
      defaults: defaults ? received('.defaults') : null,
      keywordDefaults: keywordDefaults ? received('.kwdefaults') : null,
      annotate: functionAnnotations(inner, node),
    });
    inner.emit(node, Op.STORE_ATTR, result, inner.nameConstant('__type_params__'), tuple);
  });
}

/** The compilers of these node kinds. */
export const DEFINITIONS = {
  FunctionDef: functionDefinition,
  AsyncFunctionDef: functionDefinition,
} satisfies Record<string, StatementCompiler>;
