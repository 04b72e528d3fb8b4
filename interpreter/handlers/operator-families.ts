/**
 * The handlers of the operator opcodes, made from the tables in opcodes.ts: each family (an operator with register or
 * constant right operand, in place or not; a comparison; a branch) is one line of RTS that calls the family's function in
 * arithmetic.ts or comparison.ts. Plain TypeScript: the derivation reads `operatorHandlers()` as if it were an RTS file.
 */
import { BINARY_OPERATORS, COMPARISONS } from '../bytecode/opcodes.js';

const camel = (name: string) =>
  name
    .toLowerCase()
    .split('_')
    .map((word, k) => (k === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('');
const handler = (name: string, body: string) =>
  `export function ${name}(a: i32, b: i32, c: i32): i32 {\n  return ${body};\n}\n`;

/** The RTS source text of all operator handlers. */
export function operatorHandlers(): string {
  const binaries = BINARY_OPERATORS.map(([name]) => camel(name));
  const comparisons = COMPARISONS.map(([name]) => camel(name));
  const head = [
    "import { constant, i32, register } from '../dialect/rts.js';",
    `import { ${binaries.flatMap(name => [`${name}Operation`, `${name}InPlace`]).join(', ')} } from '../handlers/arithmetic.js';`,
    `import { ${comparisons.flatMap(name => [`${name}Operation`, `${name}Branch`]).join(', ')} } from '../handlers/comparison.js';`,
    '',
  ];
  const arithmetic = BINARY_OPERATORS.flatMap(([name]) => [
    handler(name, `${camel(name)}Operation(a, register(b), register(c))`),
    handler(`${name}_CONST`, `${camel(name)}Operation(a, register(b), constant(c))`),
    handler(`INPLACE_${name}`, `${camel(name)}InPlace(a, register(b), register(c))`),
    handler(`INPLACE_${name}_CONST`, `${camel(name)}InPlace(a, register(b), constant(c))`),
  ]);
  const compare = COMPARISONS.flatMap(([name]) => [
    handler(name, `${camel(name)}Operation(a, register(b), register(c))`),
    handler(`${name}_CONST`, `${camel(name)}Operation(a, register(b), constant(c))`),
    handler(`BRANCH_${name}`, `${camel(name)}Branch(register(a), register(b), c)`),
    handler(`BRANCH_${name}_CONST`, `${camel(name)}Branch(register(a), constant(b), c)`),
  ]);
  return [...head, ...arithmetic, ...compare].join('\n');
}
