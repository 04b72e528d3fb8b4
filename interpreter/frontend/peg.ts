/**
 * Reading the notation of `diagnosis-rules.ts`, and matching tokens against it.
 *
 * A parsing expression grammar tries alternatives in order and goes back when one fails. This engine builds nothing: a
 * match is the index of the token behind it. What it must get exactly right is the order in which tokens and rules are
 * tried, because a rule for a mistake ends everything when it matches, and because the place of "invalid syntax" is the
 * furthest token that was ever looked at.
 */

import { KEYWORDS, OPERATORS, SoftKeyword, FIRST_KEYWORD, Token } from './tokens.js';
import type { TokenStream } from './token-stream.js';

const enum Op {
  Token,
  Name,
  Rule,
  Group,
  Optional,
  Repeat,
  RepeatOnce,
  List,
  Ahead,
  NotAhead,
  Cut,
  Forced,
  NotEqual,
}

interface Item {
  readonly op: Op;
  /** A token kind, a soft keyword (-1 for any), or an index into the rules. */
  readonly argument: number;
  /** What a group, repetition or look-ahead is about. */
  readonly inner: Item | null;
  readonly alternatives: readonly Alternative[];
  /** 'a' or 'b' if the match is to be remembered. */
  readonly capture: string;
}

/** What to do when an erroneous alternative matches. */
export interface Action {
  readonly place: string;
  readonly message: string;
}

interface Alternative {
  readonly items: readonly Item[];
  readonly action: Action | null;
  /** Whether this is nothing but a rule for mistakes. */
  readonly isMistake: boolean;
}

interface Rule {
  readonly name: string;
  readonly isRemembered: boolean;
  /** Under this rule, rules for mistakes are not tried. */
  readonly silencesMistakes: boolean;
  /** Whether this is the rule of a whole statement. */
  readonly isStatement: boolean;
  alternatives: readonly Alternative[];
}

/** The tokens that a capture spans: from the first to the one behind the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface Captures {
  a?: Span;
  b?: Span;
}

const NAMED_TOKENS: Readonly<Record<string, Token>> = {
  END: Token.EndMarker,
  NEWLINE: Token.Newline,
  INDENT: Token.Indent,
  DEDENT: Token.Dedent,
  NAME: Token.Name,
  NUMBER: Token.Number,
  STRING: Token.String,
  FSTART: Token.FStringStart,
  FMIDDLE: Token.FStringMiddle,
  FEND: Token.FStringEnd,
  TSTART: Token.TStringStart,
  TMIDDLE: Token.TStringMiddle,
  TEND: Token.TStringEnd,
};
const SOFT: Readonly<Record<string, SoftKeyword>> = {
  _: SoftKeyword.Underscore,
  case: SoftKeyword.Case,
  match: SoftKeyword.Match,
  type: SoftKeyword.Type,
};

/** A grammar read from text. */
export class Grammar {
  readonly rules: Rule[] = [];
  private readonly indexOf = new Map<string, number>();
  private words: string[] = [];
  private at = 0;

  constructor(text: string) {
    const definitions = text
      .split(/\n(?=[@a-z])/)
      .map(definition => definition.trim())
      .filter(definition => definition !== '')
      .map(definition => /^(@?)(\w+):([\s\S]*)$/.exec(definition)!);
    for (const [, mark, name] of definitions) this.declare(name!, mark === '@');
    definitions.forEach(([, , , body], index) => {
      this.words = body!.match(/=>|'[^']*'|"[^"]*"|[\w$-]+|\S/g)!;
      this.at = 0;
      this.rules[index]!.alternatives = this.readAlternatives();
    });
  }

  index(name: string): number {
    const index = this.indexOf.get(name);
    if (index === undefined) throw new Error(`no grammar rule ${name}`);
    return index;
  }

  private declare(name: string, isRemembered: boolean): void {
    this.indexOf.set(name, this.rules.length);
    this.rules.push({
      name,
      isRemembered,
      silencesMistakes: name === 'plain_expression',
      isStatement: name === 'statement',
      alternatives: [],
    });
  }

  private readAlternatives(): Alternative[] {
    const alternatives = [this.readAlternative()];
    while (this.words[this.at] === '|') {
      this.at++;
      alternatives.push(this.readAlternative());
    }
    return alternatives;
  }

  private readAlternative(): Alternative {
    const items: Item[] = [];
    for (;;) {
      const word = this.words[this.at];
      if (word === undefined || word === '|' || word === ')')
        return { items, action: null, isMistake: this.isMistake(items) };
      if (word === '=>') {
        const isFunction = this.words[this.at + 1]!.startsWith('$');
        const place = this.words[this.at + 1]!;
        const message = isFunction ? place.slice(1) : this.words[this.at + 2]!;
        this.at += isFunction ? 2 : 3;
        return { items, action: { place: isFunction ? '$' : place, message }, isMistake: false };
      }
      items.push(this.readItem());
    }
  }

  private isMistake(items: readonly Item[]): boolean {
    const only = items.length === 1 ? items[0]! : null;
    return only !== null && only.op === Op.Rule && this.rules[only.argument]!.name.startsWith('wrong_');
  }

  private readItem(): Item {
    const word = this.words[this.at]!;
    if (this.words[this.at + 1] === '=' && (word === 'a' || word === 'b')) {
      this.at += 2;
      return { ...this.readItem(), capture: word };
    }
    if (word === '&' || word === '!') {
      this.at++;
      return makeItem(word === '&' ? Op.Ahead : Op.NotAhead, 0, this.readItem());
    }
    return this.readSuffix(this.readPrimary());
  }

  private readSuffix(item: Item): Item {
    const word = this.words[this.at];
    if (word === '?' || word === '*' || word === '+') {
      this.at++;
      return makeItem(word === '?' ? Op.Optional : word === '*' ? Op.Repeat : Op.RepeatOnce, 0, item);
    }
    if (word !== '%') return item;
    this.at++;
    const separator = this.readPrimary();
    return makeItem(Op.List, separator.argument, item);
  }

  private readPrimary(): Item {
    const word = this.words[this.at++]!;
    if (word === '(') {
      const alternatives = this.readAlternatives();
      this.at++;
      return { ...makeItem(Op.Group, 0, null), alternatives };
    }
    if (word === '~') return makeItem(Op.Cut, 0, null);
    if (word === '^') return { ...this.readPrimary(), op: Op.Forced };
    if (word.startsWith("'")) return makeItem(Op.Token, tokenOf(word.slice(1, -1)), null);
    if (word.startsWith('"')) return makeItem(Op.Name, SOFT[word.slice(1, -1)]!, null);
    if (word === 'SOFT') return makeItem(Op.Name, -1, null);
    if (word === 'NOTEQUAL') return makeItem(Op.NotEqual, Token.NotEqual, null);
    const named = NAMED_TOKENS[word];
    return named === undefined ? makeItem(Op.Rule, this.index(word), null) : makeItem(Op.Token, named, null);
  }
}

function makeItem(op: Op, argument: number, inner: Item | null): Item {
  return { op, argument, inner, alternatives: [], capture: '' };
}

function tokenOf(spelling: string): Token {
  const keyword = (KEYWORDS as readonly string[]).indexOf(spelling);
  const kind = keyword >= 0 ? FIRST_KEYWORD + keyword : OPERATORS[spelling];
  if (kind === undefined) throw new Error(`no token is spelled ${spelling}`);
  return kind;
}

const NO_MATCH = -1;
/** No match, and no other alternative of the rule is to be tried. */
const NO_RULE = -2;
/** Bounds the recursion, so that the host's stack does not have to. */
const MAX_DEPTH = 2500;

/** Thrown when a program nests deeper than this engine goes. */
export class TooDeep extends Error {}

/** One pass of a grammar over a program. */
export abstract class GrammarPass {
  /** The furthest token that was looked at. */
  furthest = 0;
  protected readonly stream: TokenStream;
  private readonly grammar: Grammar;
  private readonly kind: Uint8Array;
  private seeksMistakes: boolean;
  private readonly memory: (Int32Array | undefined)[] = [];
  private depth = 0;

  constructor(stream: TokenStream, grammar: Grammar, seeksMistakes: boolean) {
    this.stream = stream;
    this.grammar = grammar;
    this.kind = stream.kind;
    this.seeksMistakes = seeksMistakes;
  }

  /** Called when an erroneous alternative has matched up to `at`; returning means that it is no error after all. */
  protected abstract act(action: Action, captures: Captures, at: number): void;
  /** Called when a token of kind `expected` has to be at `at` and is not; does not return. */
  protected abstract failForced(expected: Token, at: number): never;
  /** Called when the token at `at` is the tokenizer's error; does not return. */
  protected abstract failToken(at: number): never;

  /** Whether the rule matches from the first token on. */
  matches(rule: string): boolean {
    return this.matchRule(this.grammar.index(rule), 0) >= 0;
  }

  private look(at: number): number {
    if (at > this.furthest) this.furthest = at;
    const kind = this.kind[at]!;
    if (kind === Token.Error) this.failToken(at);
    return kind;
  }

  private matchRule(index: number, at: number): number {
    const rule = this.grammar.rules[index]!;
    if (!rule.isRemembered) return this.matchFresh(rule, at);
    this.memory[index] ??= new Int32Array(this.stream.count + 1);
    const memory = this.memory[index]!;
    const known = memory[at]!;
    if (known !== 0) return known - 2;
    const end = this.matchFresh(rule, at);
    memory[at] = end + 2;
    return end;
  }

  private matchFresh(rule: Rule, at: number): number {
    if (++this.depth > MAX_DEPTH) throw new TooDeep();
    const { seeksMistakes } = this;
    if (rule.silencesMistakes) this.seeksMistakes = false;
    const end = this.matchAlternatives(rule.alternatives, at);
    this.seeksMistakes = seeksMistakes;
    if (rule.isStatement && end >= 0) this.stream.statementLine = this.stream.line[at]!;
    this.depth--;
    return end;
  }

  private matchAlternatives(alternatives: readonly Alternative[], at: number): number {
    for (let i = 0; i < alternatives.length; i++) {
      const alternative = alternatives[i]!;
      if (alternative.isMistake && !this.seeksMistakes) continue;
      const end = this.matchAlternative(alternative, at);
      if (end >= 0) return end;
      if (end === NO_RULE) return NO_MATCH;
    }
    return NO_MATCH;
  }

  private matchAlternative(alternative: Alternative, start: number): number {
    const { items, action } = alternative;
    const captures: Captures | null = action === null ? null : {};
    let at = start;
    let isCut = false;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (item.op === Op.Cut) {
        isCut = true;
        continue;
      }
      const end = this.matchItem(item, at);
      if (end < 0) return isCut ? NO_RULE : NO_MATCH;
      if (captures !== null && item.capture !== '') captures[item.capture as 'a' | 'b'] = { from: at, to: end };
      at = end;
    }
    if (action === null) return at;
    this.act(action, captures!, at);
    return NO_RULE;
  }

  private matchItem(item: Item, at: number): number {
    switch (item.op) {
      case Op.Token:
        return this.look(at) === item.argument ? at + 1 : NO_MATCH;
      case Op.Rule:
        return this.matchRule(item.argument, at);
      case Op.Group:
        return this.matchAlternatives(item.alternatives, at);
      case Op.Optional: {
        const end = this.matchItem(item.inner!, at);
        return end < 0 ? at : end;
      }
      case Op.Repeat:
        return this.matchRepeated(item.inner!, at);
      case Op.RepeatOnce: {
        const end = this.matchItem(item.inner!, at);
        return end < 0 ? NO_MATCH : this.matchRepeated(item.inner!, end);
      }
      case Op.List:
        return this.matchList(item, at);
      case Op.Ahead:
        return this.matchItem(item.inner!, at) < 0 ? NO_MATCH : at;
      case Op.NotAhead:
        return this.matchItem(item.inner!, at) < 0 ? at : NO_MATCH;
      case Op.Name:
        return this.matchSoftKeyword(item.argument, at);
      case Op.Forced:
        if (this.look(at) !== item.argument) this.failForced(item.argument, at);
        return at + 1;
      case Op.NotEqual:
        return this.look(at) === Token.NotEqual && this.stream.spelling(at) === '!=' ? at + 1 : NO_MATCH;
      case Op.Cut:
        return at;
    }
  }

  private matchRepeated(inner: Item, start: number): number {
    let at = start;
    for (;;) {
      const end = this.matchItem(inner, at);
      if (end < 0 || end === at) return at;
      at = end;
    }
  }

  private matchList(item: Item, start: number): number {
    let at = this.matchItem(item.inner!, start);
    if (at < 0) return NO_MATCH;
    while (this.look(at) === item.argument) {
      const end = this.matchItem(item.inner!, at + 1);
      if (end < 0) break;
      at = end;
    }
    return at;
  }

  private matchSoftKeyword(word: number, at: number): number {
    if (this.look(at) !== Token.Name) return NO_MATCH;
    const name = this.stream.value[at]!;
    if (word >= 0) return name === word ? at + 1 : NO_MATCH;
    return name >= SoftKeyword.Underscore && name <= SoftKeyword.Type ? at + 1 : NO_MATCH;
  }
}
