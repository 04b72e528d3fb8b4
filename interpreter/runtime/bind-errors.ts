/** The TypeErrors of arguments that do not fit the parameters of a Python function, in CPython's words (ceval.c, too_many_positional and missing_arguments). */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { NULL } from '../heap/well-known.js';
import type { PyError } from './errors.js';
import type { Space } from './space.js';

const quoted = (names: readonly string[]): string => {
  const shown = names.map(name => `'${name}'`);
  if (shown.length <= 1) return shown.join('');
  if (shown.length === 2) return `${shown[0]} and ${shown[1]}`;
  return `${shown.slice(0, -1).join(', ')}, and ${shown.at(-1)}`;
};
const plural = (count: number, word: string) => `${word}${count === 1 ? '' : 's'}`;

/** The error of a call with so many positional arguments and those keyword names (tuple or NULL). */
export function raiseBindError(space: Space, callable: Ref, positional: number, names: Ref): PyError {
  const code = space.load(callable, L.FunctionObject.code);
  const count = space.load(code, L.Code.argumentCount);
  const positionalOnly = space.load(code, L.Code.positionalOnlyCount);
  const keywordOnly = space.load(code, L.Code.keywordOnlyCount);
  const flags = space.load(code, L.Code.flags);
  const parameters = space
    .items(space.load(code, L.Code.variableNames))
    .map(name => space.text(name))
    .slice(0, count + keywordOnly);
  const keywords = names === NULL ? [] : space.items(names).map(name => space.text(name));
  const qualname = space.text(space.load(callable, L.FunctionObject.qualname));
  const type = (message: string) => space.error('TypeError', `${qualname}() ${message}`);
  const defaults = space.load(callable, L.FunctionObject.defaults);
  const defaultCount = defaults === NULL ? 0 : space.items(defaults).length;
  if ((flags & L.CodeFlags.APP_LEVEL) !== 0 && /\.__(init|new)__$/.test(qualname)) {
    const all = parameters.slice(1);
    const least = all.length - keywordOnly - defaultCount;
    return space.error(
      'TypeError',
      constructorMessage(qualname, all, positionalOnly > 1, least, positional - 1, keywords),
    );
  }
  const acceptsAny = (flags & L.CodeFlags.HAS_STAR_KEYWORDS) !== 0;
  for (const name of keywords) {
    const at = parameters.indexOf(name, positionalOnly);
    if (at < 0 && !acceptsAny) {
      const onlyPositional = keywords.filter(k => parameters.slice(0, positionalOnly).includes(k));
      if (onlyPositional.length > 0)
        return type(`got some positional-only arguments passed as keyword arguments: '${onlyPositional.join(', ')}'`);
      return type(`got an unexpected keyword argument '${name}'`);
    }
    if (at >= 0 && at < Math.min(positional, count)) return type(`got multiple values for argument '${name}'`);
  }
  if (positional > count && (flags & L.CodeFlags.HAS_STAR_ARGS) === 0)
    return type(tooMany(positional, count, defaultCount, keywords.filter(k => parameters.indexOf(k) >= count).length));
  const named = keywords.filter(name => parameters.indexOf(name) >= positionalOnly);
  const given = new Set([...parameters.slice(0, Math.min(positional, count)), ...named]);
  const missing = parameters.slice(0, count - defaultCount).filter(name => !given.has(name));
  if (missing.length > 0)
    return type(
      `missing ${missing.length} required positional ${plural(missing.length, 'argument')}: ${quoted(missing)}`,
    );
  const keywordDefaults = space.load(callable, L.FunctionObject.keywordDefaults);
  const missingKeywords = parameters
    .slice(count)
    .filter(
      name => !given.has(name) && (keywordDefaults === NULL || space.dictGetName(keywordDefaults, name) === NULL),
    );
  return type(
    `missing ${missingKeywords.length} required keyword-only ${plural(missingKeywords.length, 'argument')}: ${quoted(missingKeywords)}`,
  );
}
/** A wrong call of a built-in class that is written in Python: the words of those written in C. */
function constructorMessage(
  qualname: string,
  parameters: readonly string[],
  unnamed: boolean,
  least: number,
  given: number,
  keywords: readonly string[],
): string {
  const title = qualname.slice(0, qualname.lastIndexOf('.'));
  const wrong = keywords.find(name => !parameters.includes(name));
  if (unnamed) {
    if (keywords.length > 0) return `${title}() takes no keyword arguments`;
    return `${title} expected ${parameters.length} ${plural(parameters.length, 'argument')}, got ${given}`;
  }
  if (wrong !== undefined) {
    const isOptional = title !== 'enumerate';
    return isOptional
      ? `${title}() got an unexpected keyword argument '${wrong}'`
      : `'${wrong}' is an invalid keyword argument for ${title}()`;
  }
  if (given > parameters.length)
    return `${title}() takes at most ${parameters.length} ${plural(parameters.length, 'argument')} (${given} given)`;
  const missing = parameters.slice(0, least).find((name, k) => k >= given && !keywords.includes(name));
  return `${title}() missing required argument '${missing ?? parameters[0]}'`;
}
function tooMany(given: number, count: number, defaults: number, keywordOnlyGiven: number): string {
  const least = count - defaults;
  const takes = defaults > 0 ? `from ${least} to ${count}` : String(count);
  const wordPlural = defaults > 0 || count !== 1 ? 's' : '';
  const verb = given === 1 && keywordOnlyGiven === 0 ? 'was' : 'were';
  if (keywordOnlyGiven > 0) {
    const both = `${given} positional ${plural(given, 'argument')} (and ${keywordOnlyGiven} keyword-only ${plural(keywordOnlyGiven, 'argument')})`;
    return `takes ${takes} positional argument${wordPlural} but ${both} were given`;
  }
  return `takes ${takes} positional argument${wordPlural} but ${given} ${verb} given`;
}
