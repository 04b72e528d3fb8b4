/**
 * How functions written in TypeScript are declared: `native('split', '(self, /, sep=None, maxsplit=-1)', fn)`.
 *
 * The signature is Python's own notation. It gives the binding of arguments, the errors of wrong calls in CPython's words, and
 * `__text_signature__`. The function gets the Space and one argument per parameter: a Ref, NULL when the caller left
 * it out (defaults are documentation; the function decides), a `Ref[]` for *args, a `Map<string, Ref>` for **kwargs.
 *
 * Natives are numbered in the order of their declaration, which the order of imports fixes, so that a boot image
 * and the code that made it agree. What always holds: a native that answers FALLBACK has had no effect.
 */
import type { Ref } from '../dialect/rts.js';
import type { FastNativeName } from './fast-natives.js';
import type { Space } from './space.js';

// biome-ignore lint/suspicious/noExplicitAny: the signature text, not the type system, says what a native gets
export type NativeBody = (space: Space, ...args: any[]) => Ref | number;
export type ParameterKind = 'positional-only' | 'positional' | 'star' | 'keyword-only' | 'star-star';
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly required: boolean;
}
export interface NativeOptions {
  /** App-level function (name in runtime/app-level) that takes over after FALLBACK. */
  readonly appLevel?: string;
  /** RTS function that CALL runs directly when the argument count is right: name in fast-natives.ts. */
  readonly fast?: FastNativeName;
  readonly doc?: string;
  /** Calls with keywords go to the app-level function at once: the body handles calls without. */
  readonly keywordsPassOn?: boolean;
  /** A `__new__` that takes any arguments and looks at none: `__init__` does. */
  readonly ignoresArguments?: boolean;
}
export interface NativeDefinition extends NativeOptions {
  readonly id: number;
  readonly name: string;
  readonly signature: string;
  readonly parameters: readonly Parameter[];
  readonly body: NativeBody;
  /** method: found on a class, binds its first argument; static, class as the decorators; function: module level. */
  binding: 'method' | 'static' | 'class' | 'function';
}

const definitions: NativeDefinition[] = [];
/** Every native declared, by number. */
export const nativeDefinitions: readonly NativeDefinition[] = definitions;

function parseParameters(signature: string): Parameter[] {
  const inner = signature.slice(1, -1);
  // Commas between parameters; a default may be a tuple or a list.
  const parts = /[([]/.test(inner) ? inner.split(/,(?![^([]*[)\]])/) : inner.split(',');
  const result: Parameter[] = [];
  let keywordOnly = false;
  for (const written of parts) {
    const part = written.trim();
    if (part === '') continue;
    if (part === '/') {
      for (let k = 0; k < result.length; k++) result[k] = { ...result[k]!, kind: 'positional-only' };
    } else if (part === '*') keywordOnly = true;
    else if (part.startsWith('**')) result.push({ name: part.slice(2), kind: 'star-star', required: false });
    else if (part.startsWith('*')) {
      result.push({ name: part.slice(1), kind: 'star', required: false });
      keywordOnly = true;
    } else {
      const [name, defaultText] = part.split('=');
      result.push({
        name: name!.trim(),
        kind: keywordOnly ? 'keyword-only' : 'positional',
        required: defaultText === undefined,
      });
    }
  }
  return result;
}

function declare(
  binding: NativeDefinition['binding'],
  name: string,
  signature: string,
  body: NativeBody,
  options: NativeOptions,
): NativeDefinition {
  const definition = new DeclaredNative(definitions.length, name, signature, body, binding);
  if (options !== NO_OPTIONS) Object.assign(definition, options);
  definitions.push(definition);
  return definition;
}
const NO_OPTIONS: NativeOptions = {};
/** Every start declares all natives, few of which are called: so the signature is read when it is first asked for. */
class DeclaredNative implements NativeDefinition {
  private known: readonly Parameter[] | null = null;
  constructor(
    readonly id: number,
    readonly name: string,
    readonly signature: string,
    readonly body: NativeBody,
    readonly binding: NativeDefinition['binding'],
  ) {}
  get parameters(): readonly Parameter[] {
    return (this.known ??= parseParameters(this.signature));
  }
}
/** Declares a module-level function. */
export const native = (
  name: string,
  signature: string,
  body: NativeBody,
  options: NativeOptions = NO_OPTIONS,
): NativeDefinition => declare('function', name, signature, body, options);
/** Declares a method; its first parameter is `self`. */
export const method = (
  name: string,
  signature: string,
  body: NativeBody,
  options: NativeOptions = NO_OPTIONS,
): NativeDefinition => declare('method', name, signature, body, options);
export const staticMethod = (
  name: string,
  signature: string,
  body: NativeBody,
  options: NativeOptions = NO_OPTIONS,
): NativeDefinition => declare('static', name, signature, body, options);
/** Declares the `__new__` of a class whose `__init__` does everything. */
export const emptyNew = (body: (space: Space, cls: Ref) => Ref): NativeDefinition =>
  staticMethod('__new__', '(cls, /, *args, **kwargs)', body, { ignoresArguments: true });
/** Declares a class method; its first parameter is the class. */
export const classMethod = (
  name: string,
  signature: string,
  body: NativeBody,
  options: NativeOptions = NO_OPTIONS,
): NativeDefinition => declare('class', name, signature, body, options);

/** A data attribute of a built-in type (`range.start`, `function.__name__`): getter and optional setter (value NULL: delete). */
export interface NativeAttribute {
  readonly name: string;
  readonly getter: NativeDefinition;
  readonly setter: NativeDefinition | null;
}
export function attribute(
  name: string,
  get: (space: Space, self: Ref) => Ref,
  set?: (space: Space, self: Ref, value: Ref) => void,
): NativeAttribute {
  return {
    name,
    getter: declare('method', name, '(self, /)', get, NO_OPTIONS),
    setter: set
      ? declare(
          'method',
          name,
          '(self, value, /)',
          (space, self, value) => {
            set(space, self, value);
            return space.none;
          },
          NO_OPTIONS,
        )
      : null,
  };
}

/** What a built-in type has: methods (special ones under their `__names__`), attributes, plain class constants. */
export interface TypeDefinition {
  /** Python name of the class: a row of REPRESENTATIONS, or a new one with `base`. */
  readonly name: string;
  readonly base?: string;
  /** Further bases, after `base` (ExceptionGroup is an Exception too). */
  readonly otherBases?: readonly string[];
  readonly module?: string;
  readonly doc?: string;
  readonly methods: readonly NativeDefinition[];
  readonly attributes?: readonly NativeAttribute[];
  /** Made at boot. */
  readonly constants?: (space: Space) => Record<string, Ref>;
}
/** What a built-in module has. Values are made when the module is first imported (or at boot for `builtins`). */
export interface ModuleDefinition {
  readonly name: string;
  readonly doc?: string;
  readonly functions?: readonly NativeDefinition[];
  readonly types?: readonly TypeDefinition[];
  readonly constants?: (space: Space) => Record<string, Ref>;
  /** What differs from process to process, and what only a running program needs: no part of a boot image. */
  readonly perProcess?: (space: Space) => Record<string, Ref>;
  /** Python source that runs in the module's namespace after the natives are there (app-level part). */
  readonly python?: string;
}
