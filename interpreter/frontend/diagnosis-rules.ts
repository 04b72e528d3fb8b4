/**
 * The grammar that explains errors: Python's grammar once more, with rules for the mistakes people make.
 *
 * CPython finds its specific messages by parsing a refused program a second time with a parsing expression grammar in
 * which rules for known mistakes stand among the valid ones. Which message wins depends on the order in which that
 * grammar tries things, so this file describes the same order. It only recognises; `diagnose.ts` runs it.
 *
 * Notation, close to the language reference's: `|` ordered choice, `?` `*` `+`, `x % ','` a list with separators,
 * `&x` and `!x` look ahead, `~` no other alternative after this, `^':'` "expected ':'" if it is not there, `a=x` remembers
 * what x matched, 'word' a token, "word" a soft keyword, CAPITALS a kind of token. A rule whose name starts with `@` is
 * remembered per token, one whose name starts with `wrong_` is for mistakes, which the second pass seeks. `=> place message` ends
 * the parse with that message of `DIAGNOSES`. Places: `a` or `a-b` what was remembered, `a-` from there to the last
 * token read, `last` the last token read, `next` the next token; `block` is `last` as an IndentationError; `$name` asks
 * a function of `diagnose.ts`.
 *
 * No mistakes are sought in `plain_expression`. The gate before a rule for mistakes is only there where the rule stands
 * alone as an alternative: that is how CPython's parser generator works, and mistakes in dictionaries win by it.
 */

const STATEMENTS = `
file: statements? END
interactive: compound NEWLINE* END | simple_stmts END | NEWLINE* END
eval: expressions NEWLINE* END
statements: statement+
statement: compound | simple_stmts
simple_stmts: simple_stmt !';' NEWLINE | simple_stmt % ';' ';'? NEWLINE
@simple_stmt: assignment | &"type" type_alias | star_expressions | &'return' return_stmt
  | &('import' | 'from') import_stmt | &'raise' raise_stmt | 'pass' | &'del' del_stmt | &'yield' yield_expr
  | &'assert' assert_stmt | 'break' | 'continue' | &'global' global_stmt | &'nonlocal' nonlocal_stmt
compound: &('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def
  | &('with' | 'async') with_stmt | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt | match_stmt

assignment: NAME ':' expression ('=' annotated_rhs)?
  | ('(' single_target ')' | member_target) ':' expression ('=' annotated_rhs)?
  | (star_targets '=')+ annotated_rhs !'='
  | single_target augassign ~ annotated_rhs
  | wrong_assignment
annotated_rhs: yield_expr | star_expressions
augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
wrong_assignment: a=annotated_target ':' expression => a onlySingleTarget
  | a=star_named_expression ',' star_named_expressions* ':' expression => a onlySingleTargetNotTuple
  | a=expression ':' expression => a illegalAnnotation
  | (star_targets '=')* a=star_expressions '=' => $starTargets
  | (star_targets '=')* a=yield_expr '=' => a assignToYield
  | a=star_expressions augassign annotated_rhs => a illegalAugmented
annotated_target: list | tuple | '(' annotated_target ')'
return_stmt: 'return' star_expressions?
raise_stmt: 'raise' expression ('from' expression)? | 'raise'
global_stmt: 'global' NAME % ','
nonlocal_stmt: 'nonlocal' NAME % ','
del_stmt: 'del' del_targets &(';' | NEWLINE) | wrong_del
wrong_del: 'del' a=star_expressions => $delTargets
assert_stmt: 'assert' expression (',' expression)?
type_alias: "type" NAME type_params? '=' expression

import_stmt: wrong_import | import_name | import_from
wrong_import: a='import' dotted_name % ',' 'from' dotted_name => a- useFromImport
  | 'import' a=NEWLINE => a- namesAfterImport
import_name: 'import' dotted_as_name % ','
import_from: 'from' ('.' | '...')* dotted_name 'import' import_targets
  | 'from' ('.' | '...')+ 'import' import_targets
import_targets: '(' import_as_names ','? ')' | import_as_names !',' | '*' | wrong_import_targets
wrong_import_targets: import_as_names ',' NEWLINE => last trailingComma
  | a=NEWLINE => a- namesAfterImport
import_as_names: import_as_name % ','
import_as_name: wrong_import_as_name | NAME ('as' NAME)?
wrong_import_as_name: NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => a importTarget
dotted_as_name: wrong_dotted_as_name | dotted_name ('as' NAME)?
wrong_dotted_as_name: dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => a importTarget
@dotted_name: NAME ('.' NAME)*

@block: NEWLINE INDENT statements DEDENT | simple_stmts | wrong_block
wrong_block: NEWLINE !INDENT => block expectedBlock
decorators: ('@' named_expression NEWLINE)+
class_def: decorators class_raw | class_raw
class_raw: wrong_class | 'class' NAME type_params? ('(' arguments? ')')? ':' block
wrong_class: 'class' NAME type_params? ('(' arguments? ')')? NEWLINE => last expectedColon
  | a='class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT => block blockAfterClass
function_def: decorators function_raw | function_raw
function_raw: wrong_function
  | 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' block
  | 'async' 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' block
wrong_function: 'async'? a='def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT
    => block blockAfterFunction
  | 'async'? 'def' NAME type_params? ^'(' params? ')' ('->' expression)? ^':' block

if_stmt: wrong_if | 'if' named_expression ':' block elif_stmt | 'if' named_expression ':' block else_block?
wrong_if: 'if' named_expression NEWLINE => last expectedColon
  | a='if' named_expression ':' NEWLINE !INDENT => block blockAfterIf
elif_stmt: wrong_elif | 'elif' named_expression ':' block elif_stmt | 'elif' named_expression ':' block else_block?
wrong_elif: 'elif' named_expression NEWLINE => last expectedColon
  | a='elif' named_expression ':' NEWLINE !INDENT => block blockAfterElif
else_block: wrong_else | 'else' ^':' block
wrong_else: a='else' ':' NEWLINE !INDENT => block blockAfterElse
  | 'else' ':' block 'elif' => last elifAfterElse
while_stmt: wrong_while | 'while' named_expression ':' block else_block?
wrong_while: 'while' named_expression NEWLINE => last expectedColon
  | a='while' named_expression ':' NEWLINE !INDENT => block blockAfterWhile
for_stmt: wrong_for | 'for' star_targets 'in' ~ star_expressions ':' block else_block?
  | 'async' 'for' star_targets 'in' ~ star_expressions ':' block else_block?
  | wrong_for_target
wrong_for: 'async'? 'for' star_targets 'in' star_expressions NEWLINE => last expectedColon
  | 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT => block blockAfterFor
wrong_for_target: 'async'? 'for' a=star_expressions => $forTargets

with_stmt: wrong_with_block
  | 'with' '(' with_item % ',' ','? ')' ':' block
  | 'with' with_item % ',' ':' block
  | 'async' 'with' '(' with_item % ',' ','? ')' ':' block
  | 'async' 'with' with_item % ',' ':' block
  | wrong_with
with_item: expression 'as' star_target &(',' | ')' | ':') | wrong_with_item | expression
wrong_with_item: expression 'as' a=expression &(',' | ')' | ':') => $starTargets
wrong_with: 'async'? 'with' (expression ('as' star_target)?) % ',' NEWLINE => last expectedColon
  | 'async'? 'with' '(' (expressions ('as' star_target)?) % ',' ','? ')' NEWLINE => last expectedColon
wrong_with_block: 'async'? a='with' (expression ('as' star_target)?) % ',' ':' NEWLINE !INDENT => block blockAfterWith
  | 'async'? a='with' '(' (expressions ('as' star_target)?) % ',' ','? ')' ':' NEWLINE !INDENT => block blockAfterWith

try_stmt: wrong_try | 'try' ^':' block finally_block | 'try' ^':' block except_block+ else_block? finally_block?
  | 'try' ^':' block except_star_block+ else_block? finally_block?
wrong_try: a='try' ':' NEWLINE !INDENT => block blockAfterTry
  | 'try' ':' block !('except' | 'finally') => last expectedExcept
  | 'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':' => a-b bothExcepts
  | 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':' => a bothExcepts
except_block: wrong_except_block | 'except' expression ':' block | 'except' expression 'as' NAME ':' block
  | 'except' expressions ':' block | 'except' ':' block | wrong_except
except_star_block: wrong_except_star_block | 'except' '*' expression ':' block
  | 'except' '*' expression 'as' NAME ':' block | 'except' '*' expressions ':' block | wrong_except_star
finally_block: wrong_finally | 'finally' ^':' block
wrong_except: 'except' a=expression ',' expressions 'as' NAME ':' => a- exceptionsInBrackets
  | 'except' expression ('as' NAME)? NEWLINE => last expectedColon
  | 'except' NEWLINE => last expectedColon
  | 'except' expression 'as' a=expression ':' block => a exceptTarget
wrong_except_star: 'except' '*' a=expression ',' expressions 'as' NAME ':' => a- exceptionsInBrackets
  | 'except' '*' expression ('as' NAME)? NEWLINE => last expectedColon
  | 'except' '*' (NEWLINE | ':') => last expectedExceptions
  | 'except' '*' expression 'as' a=expression ':' block => a exceptStarTarget
wrong_finally: a='finally' ':' NEWLINE !INDENT => block blockAfterFinally
wrong_except_block: a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => block blockAfterExcept
  | a='except' ':' NEWLINE !INDENT => block blockAfterExcept
wrong_except_star_block: a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => block blockAfterExceptStar

match_stmt: "match" subject ':' NEWLINE INDENT case_block+ DEDENT | wrong_match
wrong_match: "match" subject NEWLINE => last expectedColon
  | a="match" subject ':' NEWLINE !INDENT => block blockAfterMatch
subject: star_named_expression ',' star_named_expressions? | named_expression
case_block: wrong_case | "case" patterns guard? ':' block
wrong_case: "case" patterns guard? NEWLINE => last expectedColon
  | a="case" patterns guard? ':' NEWLINE !INDENT => block blockAfterCase
guard: 'if' named_expression
`;

const PATTERNS = `
patterns: open_sequence | pattern
pattern: as_pattern | or_pattern
as_pattern: or_pattern 'as' capture_target | wrong_as_pattern
wrong_as_pattern: or_pattern 'as' a="_" => a underscoreTarget
  | or_pattern 'as' a=expression => a patternTarget
or_pattern: closed_pattern % '|'
@closed_pattern: literal_pattern | capture_target | "_" | attr !('.' | '(' | '=') | '(' pattern ')'
  | '[' maybe_sequence? ']' | '(' open_sequence? ')' | mapping_pattern | class_pattern
literal_pattern: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
literal_key: signed_number !('+' | '-') | complex_number | &(STRING | FSTART | TSTART) strings | 'None' | 'True' | 'False'
signed_number: NUMBER | '-' NUMBER
complex_number: signed_number ('+' | '-') NUMBER
capture_target: !"_" NAME !('.' | '(' | '=')
@attr: NAME ('.' NAME)+
@name_or_attr: NAME ('.' NAME)*
open_sequence: maybe_star_pattern ',' maybe_sequence?
maybe_sequence: maybe_star_pattern % ',' ','?
maybe_star_pattern: star_pattern | pattern
@star_pattern: '*' capture_target | '*' "_"
mapping_pattern: '{' '}' | '{' double_star_pattern ','? '}'
  | '{' items_pattern ',' double_star_pattern ','? '}' | '{' items_pattern ','? '}'
items_pattern: ((literal_key | attr) ':' pattern) % ','
double_star_pattern: '**' capture_target
class_pattern: name_or_attr '(' ')' | name_or_attr '(' positional_patterns ','? ')'
  | name_or_attr '(' keyword_patterns ','? ')' | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
  | wrong_class_pattern
positional_patterns: pattern % ','
keyword_patterns: (NAME '=' pattern) % ','
wrong_class_pattern: name_or_attr '(' (positional_patterns ',')? keyword_patterns ',' a=positional_patterns
    => a positionalAfterKeywordPattern

type_params: wrong_type_params | '[' type_param % ',' ','? ']'
wrong_type_params: '[' a=']' => a- emptyTypeParameters
@type_param: NAME (':' expression)? ('=' expression)? | wrong_type_param | '*' NAME ('=' star_expression)?
  | '**' NAME ('=' expression)?
wrong_type_param: '*' NAME a=':' b=expression => $typeVarTupleBound
  | '**' NAME a=':' b=expression => $paramSpecBound
`;

const EXPRESSIONS = `
expressions: expression (',' expression)+ ','? | expression ',' | expression
@expression: wrong_expression | wrong_legacy | disjunction 'if' disjunction 'else' expression | disjunction | lambda
plain_expression: disjunction 'if' disjunction 'else' expression | disjunction | lambda
wrong_legacy: a=NAME !'(' b=star_expressions => $legacyCall
wrong_expression: STRING a=(!STRING plain_expression)+ STRING => a partOfString
  | !(NAME STRING | SOFT) a=disjunction b=plain_expression => $missingComma
  | a=disjunction 'if' b=disjunction !('else' | ':') => a-b expectedElse
  | a=disjunction 'if' b=disjunction 'else' !expression => next statementAfterElse
  | a=('pass' | 'break' | 'continue') 'if' b=disjunction 'else' simple_stmt => a statementBeforeIf
  | a='lambda' lambda_params? b=':' &FMIDDLE => a-b fStringLambda
  | a='lambda' lambda_params? b=':' &TMIDDLE => a-b tStringLambda
yield_expr: 'yield' 'from' expression | 'yield' star_expressions?
star_expressions: star_expression (',' star_expression)+ ','? | star_expression ',' | star_expression
@star_expression: '*' bitwise_or | expression
star_named_expressions: star_named_expression % ',' ','?
star_named_expression: '*' bitwise_or | named_expression
assignment_expression: NAME ':=' ~ expression
named_expression: assignment_expression | wrong_named | expression !':='
@wrong_named: a=expression ':=' expression => a walrusTarget
  | a=NAME '=' b=bitwise_or !('=' | ':=') => a-b equalsOrWalrus
  | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=') => a assignHere
@disjunction: conjunction ('or' conjunction)*
@conjunction: inversion ('and' inversion)*
@inversion: 'not' inversion | comparison
comparison: bitwise_or compare_pair*
compare_pair: '==' bitwise_or | NOTEQUAL bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or | '>' bitwise_or
  | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or | 'is' bitwise_or
@bitwise_or: bitwise_xor ('|' bitwise_xor)*
@bitwise_xor: bitwise_and ('^' bitwise_and)*
@bitwise_and: shift ('&' shift)*
@shift: shift_operand (('<<' | '>>') sum)*
shift_operand: wrong_arithmetic | sum
wrong_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion => a-b bracketNot
@sum: term (('+' | '-') term)*
@term: term_operand (('*' | '/' | '//' | '%' | '@') factor)*
term_operand: wrong_factor | factor
wrong_factor: ('+' | '-' | '~') a='not' b=factor => a-b bracketNot
@factor: '+' factor | '-' factor | '~' factor | power
power: await_primary '**' factor | await_primary
@await_primary: 'await' primary | primary
@primary: atom ('.' NAME | genexp | '(' arguments? ')' | '[' slices ']')*
slices: slice !',' | (slice | starred_expression) % ',' ','?
slice: expression? ':' expression? (':' expression?)? | named_expression
atom: NAME | 'True' | 'False' | 'None' | &(STRING | FSTART | TSTART) strings | NUMBER | &'(' (tuple | group | genexp)
  | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...'
group: '(' (yield_expr | named_expression) ')' | wrong_group
wrong_group: '(' a=starred_expression ')' => a starredHere
  | '(' a='**' expression ')' => a doubleStarredHere
lambda: 'lambda' lambda_params? ':' expression
@strings: wrong_strings | !mixed_bytes (fstring | STRING)+ | tstring+
mixed_bytes: a=(fstring | STRING)+ => $mixedBytes
wrong_strings: a=(fstring | STRING)+ b=tstring => $mixedTemplates
  | a=tstring+ b=(fstring | STRING) => $mixedTemplates
list: '[' star_named_expressions? ']'
tuple: '(' (star_named_expression ',' star_named_expressions?)? ')'
set: '{' star_named_expressions '}'
dict: '{' (double_starred_pair % ',' ','?)? '}' | '{' wrong_pairs '}'
double_starred_pair: '**' bitwise_or | pair
pair: expression ':' expression
wrong_pairs: double_starred_pair % ',' ',' wrong_pair
  | expression ':' a='*' bitwise_or => a- starredValue
  | expression a=':' &('}' | ',') => a expectedValue
wrong_pair: a=expression !':' => $keyWithoutColon
  | expression ':' a='*' bitwise_or => a- starredValue
  | expression a=':' &('}' | ',') => a expectedValue
for_if_clauses: for_if_clause+
for_if_clause: 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | wrong_for_if | wrong_for_target
wrong_for_if: 'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in' => last expectedIn
listcomp: '[' named_expression for_if_clauses ']' | wrong_comprehension
setcomp: '{' named_expression for_if_clauses '}' | wrong_comprehension
genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' | wrong_comprehension
dictcomp: '{' pair for_if_clauses '}' | wrong_dict_comprehension
wrong_dict_comprehension: '{' a='**' bitwise_or for_if_clauses '}' => a unpackInDictComprehension
wrong_comprehension: ('[' | '(' | '{') a=starred_expression for_if_clauses => a unpackInComprehension
  | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses => a-b bracketTarget
  | ('[' | '{') a=star_named_expression b=',' for_if_clauses => a-b bracketTarget

@arguments: args ','? &')' | wrong_arguments
args: positional % ',' (',' kwargs)? | kwargs
positional: starred_expression | (assignment_expression | expression !':=') !'='
kwargs: kwarg_or_starred % ',' ',' kwarg_or_double_starred % ',' | kwarg_or_starred % ','
  | kwarg_or_double_starred % ','
starred_expression: wrong_unpacking | '*' expression | wrong_starred
wrong_unpacking: a='*' expression '=' b=expression => a-b assignToUnpacking
wrong_starred: '*' => last invalidStar
kwarg_or_starred: wrong_kwarg | NAME '=' expression | starred_expression
kwarg_or_double_starred: wrong_kwarg | NAME '=' expression | '**' expression
wrong_arguments: (positional % ',' ',' kwargs | kwargs) a=',' (starred_expression !'=') % ',' => a- unpackingAfterMapping
  | a=expression b=for_if_clauses ',' (args | expression for_if_clauses)? => a-b bracketGenerator
  | a=NAME b='=' expression for_if_clauses => a-b equalsOrWalrus
  | (args ',')? a=NAME b='=' &(',' | ')') => a-b expectedArgument
  | a=args b=for_if_clauses => $bareGenerator
  | args ',' a=expression b=for_if_clauses => a-b bracketGenerator
  | a=args ',' args => $positionalAfterKeyword
wrong_kwarg: a=('True' | 'False' | 'None') b='=' => a-b assignToConstant
  | a=NAME b='=' expression for_if_clauses => a-b equalsOrWalrus
  | !(NAME '=') a=expression b='=' => a-b assignInArgument
  | a='**' expression '=' b=expression => a-b assignToMappingUnpacking

star_targets: star_target !',' | star_target (',' star_target)* ','?
@star_target: '*' !'*' star_target | member_or_star_atom
@member_or_star_atom: member_target | star_atom
star_atom: NAME | '(' member_or_star_atom ')' | '(' (star_target (',' star_target)+ ','? | star_target ',')? ')'
  | '[' (star_target % ',' ','?)? ']'
single_target: member_target | NAME | '(' single_target ')'
member_target: target_primary '.' NAME !target_follow | target_primary '[' slices ']' !target_follow
@target_primary: atom &target_follow (target_trailer &target_follow)*
target_trailer: '.' NAME | '[' slices ']' | genexp | '(' arguments? ')'
target_follow: '(' | '[' | '.'
del_targets: del_target % ',' ','?
@del_target: member_target | NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'
`;

/** Parameters of functions (`prefix` empty) and of lambdas, which end at another token and have no annotations. */
function parameterRules(prefix: string, end: string): string {
  const isLambda = prefix !== '';
  const p = prefix;
  return `
${p}params: wrong_${p}params | ${p}parameters
${p}parameters: ${p}slash_plain ${p}plain* ${p}defaulted* ${p}star_etc? | ${p}slash_defaulted ${p}defaulted* ${p}star_etc?
  | ${p}plain+ ${p}defaulted* ${p}star_etc? | ${p}defaulted+ ${p}star_etc? | ${p}star_etc
${p}slash_plain: ${p}plain+ '/' ',' | ${p}plain+ '/' &'${end}'
${p}slash_defaulted: ${p}plain* ${p}defaulted+ '/' ',' | ${p}plain* ${p}defaulted+ '/' &'${end}'
${p}star_etc: wrong_${p}star_etc | '*' ${p}plain ${p}maybe_defaulted* ${p}kwds?
  ${isLambda ? '' : "| '*' NAME ':' star_expression (',' | &')') maybe_defaulted* kwds?"}
  | '*' ',' ${p}maybe_defaulted+ ${p}kwds? | ${p}kwds
${p}kwds: wrong_${p}kwds | '**' ${p}plain
${p}plain: ${p}param ',' | ${p}param &'${end}'
${p}defaulted: ${p}param default ',' | ${p}param default &'${end}'
${p}maybe_defaulted: ${p}param default? ',' | ${p}param default? &'${end}'
${p}param: NAME${isLambda ? '' : " (':' expression)?"}
wrong_${p}params: a='/' ',' => a parameterBeforeSlash
  | (${p}slash_plain | ${p}slash_defaulted) ${p}maybe_defaulted* a='/' => a oneSlash
  | ${p}slash_plain? ${p}plain* (${p}slash_defaulted | ${p}defaulted+) a=${p}plain => a plainAfterDefaulted
  | ${p}plain* a='(' ${isLambda ? "lambda_param % ','" : 'plain+'} ','? b=')' => a-b ${isLambda ? 'lambdaBracketed' : 'parametersBracketed'}
  | (${p}slash_plain | ${p}slash_defaulted)? ${p}maybe_defaulted* '*' (',' | ${p}plain) ${p}maybe_defaulted* a='/' => a slashBeforeStar
  | ${p}maybe_defaulted+ '/' a='*' => a commaBetween
wrong_${p}star_etc: ${isLambda ? '' : 'a='}'*' ('${end}' | ',' ('${end}' | '**')) => ${isLambda ? 'last' : 'a'} namedAfterStar
  | '*' ${p}param a='=' => a defaultedVariadic
  | '*' (${p}plain | ',') ${p}maybe_defaulted* a='*' (${p}plain | ',') => a oneStar
wrong_${p}kwds: '**' ${p}param a='=' => a defaultedKeywords
  | '**' ${p}param ',' a=${p}param => a afterKeywords
  | '**' ${p}param ',' a=('*' | '**' | '/') => a afterKeywords
`;
}

/** f-strings (letter F) and t-strings (letter T). */
function templateRules(letter: 'F' | 'T'): string {
  const l = letter.toLowerCase();
  const field = `${l}_field`;
  return `
${letter === 'T' ? '@' : ''}${l}string: ${letter}START (${field} | ${letter}MIDDLE)* ${letter}END
${field}: '{' annotated_rhs '='? ('!' NAME)? (':' (${letter}MIDDLE | ${field})*)? '}' | wrong_${field}
wrong_${field}: '{' a='=' => a ${l}BeforeEqual
  | '{' a='!' => a ${l}BeforeMark
  | '{' a=':' => a ${l}BeforeColon
  | '{' a='}' => a ${l}BeforeBrace
  | '{' !annotated_rhs => next ${l}ExpectsExpression
  | '{' annotated_rhs !('=' | '!' | ':' | '}') => next ${l}ExpectsAny
  | '{' annotated_rhs '=' !('!' | ':' | '}') => next ${l}ExpectsAfterEqual
  | '{' annotated_rhs '='? wrong_${l}_conversion
  | '{' annotated_rhs '='? ('!' NAME)? !(':' | '}') => next ${l}ExpectsColon
  | '{' annotated_rhs '='? ('!' NAME)? ':' (${letter}MIDDLE | ${field})* !'}' => next ${l}ExpectsSpec
  | '{' annotated_rhs '='? ('!' NAME)? !'}' => next ${l}ExpectsBrace
wrong_${l}_conversion: '!' &(':' | '}') => next ${l}MissingConversion
  | '!' !NAME => next ${l}InvalidConversion
`;
}

/** All rules, in the notation above. */
export const RULES = [
  STATEMENTS,
  PATTERNS,
  EXPRESSIONS,
  "default: '=' expression | wrong_default\nwrong_default: a='=' &(')' | ',') => a expectedDefault\n",
  parameterRules('', ')'),
  parameterRules('lambda_', ':'),
  templateRules('F'),
  templateRules('T'),
].join('');
