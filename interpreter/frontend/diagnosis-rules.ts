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
file: statement_run? END
interactive: blocked NEWLINE* END | short_line END | NEWLINE* END
eval: expression_list NEWLINE* END
statement_run: statement+
statement: blocked | short_line
short_line: short !';' NEWLINE | short % ';' ';'? NEWLINE
@short: assigning | &"type" alias_definition | value_list | &'return' returning
  | &('import' | 'from') importing | &'raise' raising | 'pass' | &'del' deletion | &'yield' yielding
  | &'assert' assertion | 'break' | 'continue' | &'global' global_names | &'nonlocal' nonlocal_names
blocked: &('def' | '@' | 'async') function_definition | &'if' if_chain | &('class' | '@') class_definition
  | &('with' | 'async') with_part | &('for' | 'async') for_loop | &'try' try_part | &'while' while_loop | matching

assigning: NAME ':' expression ('=' right_side)?
  | ('(' lone_target ')' | part_target) ':' expression ('=' right_side)?
  | (targets '=')+ right_side !'='
  | lone_target changing_sign ~ right_side
  | wrong_assigning
right_side: yielding | value_list
changing_sign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
wrong_assigning: a=listed_target ':' expression => a onlySingleTarget
  | a=element ',' elements* ':' expression => a onlySingleTargetNotTuple
  | a=expression ':' expression => a illegalAnnotation
  | (targets '=')* a=value_list '=' => $starTargets
  | (targets '=')* a=yielding '=' => a assignToYield
  | a=value_list changing_sign right_side => a illegalAugmented
listed_target: list | tuple | '(' listed_target ')'
returning: 'return' value_list?
raising: 'raise' expression ('from' expression)? | 'raise'
global_names: 'global' NAME % ','
nonlocal_names: 'nonlocal' NAME % ','
deletion: 'del' deleted_list &(';' | NEWLINE) | wrong_del
wrong_del: 'del' a=value_list => $delTargets
assertion: 'assert' expression (',' expression)?
alias_definition: "type" NAME type_parameters? '=' expression

importing: wrong_import | import_modules | import_members
wrong_import: a='import' path % ',' 'from' path => a- useFromImport
  | 'import' a=NEWLINE => a- namesAfterImport
import_modules: 'import' module % ','
import_members: 'from' ('.' | '...')* path 'import' members
  | 'from' ('.' | '...')+ 'import' members
members: '(' member_list ','? ')' | member_list !',' | '*' | wrong_members
wrong_members: member_list ',' NEWLINE => last trailingComma
  | a=NEWLINE => a- namesAfterImport
member_list: member % ','
member: wrong_member | NAME ('as' NAME)?
wrong_member: NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => a importTarget
module: wrong_module | path ('as' NAME)?
wrong_module: path 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => a importTarget
@path: NAME ('.' NAME)*

@suite: NEWLINE INDENT statement_run DEDENT | short_line | wrong_suite
wrong_suite: NEWLINE !INDENT => block expectedBlock
decoration: ('@' walrus_or_plain NEWLINE)+
class_definition: decoration bare_class | bare_class
bare_class: wrong_class | 'class' NAME type_parameters? ('(' call_arguments? ')')? ':' suite
wrong_class: 'class' NAME type_parameters? ('(' call_arguments? ')')? NEWLINE => last expectedColon
  | a='class' NAME type_parameters? ('(' call_arguments? ')')? ':' NEWLINE !INDENT => block blockAfterClass
function_definition: decoration bare_function | bare_function
bare_function: wrong_function
  | 'def' NAME type_parameters? '(' parameter_part? ')' ('->' expression)? ':' suite
  | 'async' 'def' NAME type_parameters? '(' parameter_part? ')' ('->' expression)? ':' suite
wrong_function: 'async'? a='def' NAME type_parameters? '(' parameter_part? ')' ('->' expression)? ':' NEWLINE !INDENT
    => block blockAfterFunction
  | 'async'? 'def' NAME type_parameters? ^'(' parameter_part? ')' ('->' expression)? ^':' suite

if_chain: wrong_if | 'if' walrus_or_plain ':' suite elif_chain | 'if' walrus_or_plain ':' suite else_part?
wrong_if: 'if' walrus_or_plain NEWLINE => last expectedColon
  | a='if' walrus_or_plain ':' NEWLINE !INDENT => block blockAfterIf
elif_chain: wrong_elif | 'elif' walrus_or_plain ':' suite elif_chain | 'elif' walrus_or_plain ':' suite else_part?
wrong_elif: 'elif' walrus_or_plain NEWLINE => last expectedColon
  | a='elif' walrus_or_plain ':' NEWLINE !INDENT => block blockAfterElif
else_part: wrong_else | 'else' ^':' suite
wrong_else: a='else' ':' NEWLINE !INDENT => block blockAfterElse
  | 'else' ':' suite 'elif' => last elifAfterElse
while_loop: wrong_while | 'while' walrus_or_plain ':' suite else_part?
wrong_while: 'while' walrus_or_plain NEWLINE => last expectedColon
  | a='while' walrus_or_plain ':' NEWLINE !INDENT => block blockAfterWhile
for_loop: wrong_for | 'for' targets 'in' ~ value_list ':' suite else_part?
  | 'async' 'for' targets 'in' ~ value_list ':' suite else_part?
  | wrong_for_target
wrong_for: 'async'? 'for' targets 'in' value_list NEWLINE => last expectedColon
  | 'async'? a='for' targets 'in' value_list ':' NEWLINE !INDENT => block blockAfterFor
wrong_for_target: 'async'? 'for' a=value_list => $forTargets

with_part: wrong_with_suite
  | 'with' '(' context % ',' ','? ')' ':' suite
  | 'with' context % ',' ':' suite
  | 'async' 'with' '(' context % ',' ','? ')' ':' suite
  | 'async' 'with' context % ',' ':' suite
  | wrong_with
context: expression 'as' target &(',' | ')' | ':') | wrong_context | expression
wrong_context: expression 'as' a=expression &(',' | ')' | ':') => $starTargets
wrong_with: 'async'? 'with' (expression ('as' target)?) % ',' NEWLINE => last expectedColon
  | 'async'? 'with' '(' (expression_list ('as' target)?) % ',' ','? ')' NEWLINE => last expectedColon
wrong_with_suite: 'async'? a='with' (expression ('as' target)?) % ',' ':' NEWLINE !INDENT => block blockAfterWith
  | 'async'? a='with' '(' (expression_list ('as' target)?) % ',' ','? ')' ':' NEWLINE !INDENT => block blockAfterWith

try_part: wrong_try | 'try' ^':' suite finally_part | 'try' ^':' suite handler+ else_part? finally_part?
  | 'try' ^':' suite group_handler+ else_part? finally_part?
wrong_try: a='try' ':' NEWLINE !INDENT => block blockAfterTry
  | 'try' ':' suite !('except' | 'finally') => last expectedExcept
  | 'try' ':' suite* handler+ a='except' b='*' expression ('as' NAME)? ':' => a-b bothExcepts
  | 'try' ':' suite* group_handler+ a='except' (expression ('as' NAME)?)? ':' => a bothExcepts
handler: wrong_handler | 'except' expression ':' suite | 'except' expression 'as' NAME ':' suite
  | 'except' expression_list ':' suite | 'except' ':' suite | wrong_handler_head
group_handler: wrong_group_handler | 'except' '*' expression ':' suite
  | 'except' '*' expression 'as' NAME ':' suite | 'except' '*' expression_list ':' suite | wrong_group_handler_head
finally_part: wrong_finally | 'finally' ^':' suite
wrong_handler_head: 'except' a=expression ',' expression_list 'as' NAME ':' => a- exceptionsInBrackets
  | 'except' expression ('as' NAME)? NEWLINE => last expectedColon
  | 'except' NEWLINE => last expectedColon
  | 'except' expression 'as' a=expression ':' suite => a exceptTarget
wrong_group_handler_head: 'except' '*' a=expression ',' expression_list 'as' NAME ':' => a- exceptionsInBrackets
  | 'except' '*' expression ('as' NAME)? NEWLINE => last expectedColon
  | 'except' '*' (NEWLINE | ':') => last expectedExceptions
  | 'except' '*' expression 'as' a=expression ':' suite => a exceptStarTarget
wrong_finally: a='finally' ':' NEWLINE !INDENT => block blockAfterFinally
wrong_handler: a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => block blockAfterExcept
  | a='except' ':' NEWLINE !INDENT => block blockAfterExcept
wrong_group_handler: a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => block blockAfterExceptStar

matching: "match" subject ':' NEWLINE INDENT case_part+ DEDENT | wrong_match
wrong_match: "match" subject NEWLINE => last expectedColon
  | a="match" subject ':' NEWLINE !INDENT => block blockAfterMatch
subject: element ',' elements? | walrus_or_plain
case_part: wrong_case | "case" top_pattern guard? ':' suite
wrong_case: "case" top_pattern guard? NEWLINE => last expectedColon
  | a="case" top_pattern guard? ':' NEWLINE !INDENT => block blockAfterCase
guard: 'if' walrus_or_plain
`;

const PATTERNS = `
top_pattern: bare_sequence | pattern
pattern: named_pattern | alternatives
named_pattern: alternatives 'as' captured | wrong_named_pattern
wrong_named_pattern: alternatives 'as' a="_" => a underscoreTarget
  | alternatives 'as' a=expression => a patternTarget
alternatives: single_pattern % '|'
@single_pattern: literal | captured | "_" | attribute_path !('.' | '(' | '=') | '(' pattern ')'
  | '[' sequence_items? ']' | '(' bare_sequence? ')' | mapping | instance
literal: number !('+' | '-') | complex | strings | 'None' | 'True' | 'False'
key_literal: number !('+' | '-') | complex | &(STRING | FSTART | TSTART) strings | 'None' | 'True' | 'False'
number: NUMBER | '-' NUMBER
complex: number ('+' | '-') NUMBER
captured: !"_" NAME !('.' | '(' | '=')
@attribute_path: NAME ('.' NAME)+
@class_path: NAME ('.' NAME)*
bare_sequence: sequence_item ',' sequence_items?
sequence_items: sequence_item % ',' ','?
sequence_item: rest_pattern | pattern
@rest_pattern: '*' captured | '*' "_"
mapping: '{' '}' | '{' mapping_rest ','? '}'
  | '{' mapping_items ',' mapping_rest ','? '}' | '{' mapping_items ','? '}'
mapping_items: ((key_literal | attribute_path) ':' pattern) % ','
mapping_rest: '**' captured
instance: class_path '(' ')' | class_path '(' instance_positions ','? ')'
  | class_path '(' instance_keywords ','? ')' | class_path '(' instance_positions ',' instance_keywords ','? ')'
  | wrong_instance
instance_positions: pattern % ','
instance_keywords: (NAME '=' pattern) % ','
wrong_instance: class_path '(' (instance_positions ',')? instance_keywords ',' a=instance_positions
    => a positionalAfterKeywordPattern

type_parameters: wrong_type_parameters | '[' type_parameter % ',' ','? ']'
wrong_type_parameters: '[' a=']' => a- emptyTypeParameters
@type_parameter: NAME (':' expression)? ('=' expression)? | wrong_type_parameter | '*' NAME ('=' value)?
  | '**' NAME ('=' expression)?
wrong_type_parameter: '*' NAME a=':' b=expression => $typeVarTupleBound
  | '**' NAME a=':' b=expression => $paramSpecBound
`;

const EXPRESSIONS = `
expression_list: expression (',' expression)+ ','? | expression ',' | expression
@expression: wrong_expression | wrong_legacy | or_test 'if' or_test 'else' expression | or_test | lambda
plain_expression: or_test 'if' or_test 'else' expression | or_test | lambda
wrong_legacy: a=NAME !'(' b=value_list => $legacyCall
wrong_expression: STRING a=(!STRING plain_expression)+ STRING => a partOfString
  | !(NAME STRING | SOFT) a=or_test b=plain_expression => $missingComma
  | a=or_test 'if' b=or_test !('else' | ':') => a-b expectedElse
  | a=or_test 'if' b=or_test 'else' !expression => next statementAfterElse
  | a=('pass' | 'break' | 'continue') 'if' b=or_test 'else' short => a statementBeforeIf
  | a='lambda' lambda_parameter_part? b=':' &FMIDDLE => a-b fStringLambda
  | a='lambda' lambda_parameter_part? b=':' &TMIDDLE => a-b tStringLambda
yielding: 'yield' 'from' expression | 'yield' value_list?
value_list: value (',' value)+ ','? | value ',' | value
@value: '*' or_bits | expression
elements: element % ',' ','?
element: '*' or_bits | walrus_or_plain
walrus: NAME ':=' ~ expression
walrus_or_plain: walrus | wrong_walrus | expression !':='
@wrong_walrus: a=expression ':=' expression => a walrusTarget
  | a=NAME '=' b=or_bits !('=' | ':=') => a-b equalsOrWalrus
  | !(list | tuple | generator | 'True' | 'None' | 'False') a=or_bits '=' or_bits !('=' | ':=') => a assignHere
@or_test: and_test ('or' and_test)*
@and_test: not_test ('and' not_test)*
@not_test: 'not' not_test | compared
compared: or_bits comparator*
comparator: '==' or_bits | NOTEQUAL or_bits | '<=' or_bits | '<' or_bits | '>=' or_bits | '>' or_bits
  | 'not' 'in' or_bits | 'in' or_bits | 'is' 'not' or_bits | 'is' or_bits
@or_bits: xor_bits ('|' xor_bits)*
@xor_bits: and_bits ('^' and_bits)*
@and_bits: shifted ('&' shifted)*
@shifted: shifted_part (('<<' | '>>') sum)*
shifted_part: wrong_arithmetic | sum
wrong_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=not_test => a-b bracketNot
@sum: product (('+' | '-') product)*
@product: product_part (('*' | '/' | '//' | '%' | '@') signed)*
product_part: wrong_signed | signed
wrong_signed: ('+' | '-' | '~') a='not' b=signed => a-b bracketNot
@signed: '+' signed | '-' signed | '~' signed | power
power: awaited '**' signed | awaited
@awaited: 'await' postfixed | postfixed
@postfixed: unit ('.' NAME | generator | '(' call_arguments? ')' | '[' index ']')*
index: index_part !',' | (index_part | unpacking) % ',' ','?
index_part: expression? ':' expression? (':' expression?)? | walrus_or_plain
unit: NAME | 'True' | 'False' | 'None' | &(STRING | FSTART | TSTART) strings | NUMBER | &'(' (tuple | bracketed | generator)
  | &'[' (list | list_comprehension) | &'{' (dict | set | dict_comprehension | set_comprehension) | '...'
bracketed: '(' (yielding | walrus_or_plain) ')' | wrong_bracketed
wrong_bracketed: '(' a=unpacking ')' => a starredHere
  | '(' a='**' expression ')' => a doubleStarredHere
lambda: 'lambda' lambda_parameter_part? ':' expression
@strings: wrong_strings | !bytes_and_text (fstring | STRING)+ | tstring+
bytes_and_text: a=(fstring | STRING)+ => $mixedBytes
wrong_strings: a=(fstring | STRING)+ b=tstring => $mixedTemplates
  | a=tstring+ b=(fstring | STRING) => $mixedTemplates
list: '[' elements? ']'
tuple: '(' (element ',' elements?)? ')'
set: '{' elements '}'
dict: '{' (entry % ',' ','?)? '}' | '{' wrong_entries '}'
entry: '**' or_bits | key_value
key_value: expression ':' expression
wrong_entries: entry % ',' ',' wrong_key_value
  | expression ':' a='*' or_bits => a- starredValue
  | expression a=':' &('}' | ',') => a expectedValue
wrong_key_value: a=expression !':' => $keyWithoutColon
  | expression ':' a='*' or_bits => a- starredValue
  | expression a=':' &('}' | ',') => a expectedValue
loops: loop+
loop: 'async' 'for' targets 'in' ~ or_test ('if' or_test)*
  | 'for' targets 'in' ~ or_test ('if' or_test)*
  | wrong_loop_head | wrong_for_target
wrong_loop_head: 'async'? 'for' (or_bits (',' or_bits)* ','?) !'in' => last expectedIn
list_comprehension: '[' walrus_or_plain loops ']' | wrong_comprehension
set_comprehension: '{' walrus_or_plain loops '}' | wrong_comprehension
generator: '(' (walrus | expression !':=') loops ')' | wrong_comprehension
dict_comprehension: '{' key_value loops '}' | wrong_dict_comprehension
wrong_dict_comprehension: '{' a='**' or_bits loops '}' => a unpackInDictComprehension
wrong_comprehension: ('[' | '(' | '{') a=unpacking loops => a unpackInComprehension
  | ('[' | '{') a=element ',' b=elements loops => a-b bracketTarget
  | ('[' | '{') a=element b=',' loops => a-b bracketTarget

@call_arguments: argument_list ','? &')' | wrong_call_arguments
argument_list: positional % ',' (',' keyword_list)? | keyword_list
positional: unpacking | (walrus | expression !':=') !'='
keyword_list: keyword_or_unpacking % ',' ',' keyword_or_mapping % ',' | keyword_or_unpacking % ','
  | keyword_or_mapping % ','
unpacking: wrong_unpacking | '*' expression | wrong_starred
wrong_unpacking: a='*' expression '=' b=expression => a-b assignToUnpacking
wrong_starred: '*' => last invalidStar
keyword_or_unpacking: wrong_keyword | NAME '=' expression | unpacking
keyword_or_mapping: wrong_keyword | NAME '=' expression | '**' expression
wrong_call_arguments: (positional % ',' ',' keyword_list | keyword_list) a=',' (unpacking !'=') % ',' => a- unpackingAfterMapping
  | a=expression b=loops ',' (argument_list | expression loops)? => a-b bracketGenerator
  | a=NAME b='=' expression loops => a-b equalsOrWalrus
  | (argument_list ',')? a=NAME b='=' &(',' | ')') => a-b expectedArgument
  | a=argument_list b=loops => $bareGenerator
  | argument_list ',' a=expression b=loops => a-b bracketGenerator
  | a=argument_list ',' argument_list => $positionalAfterKeyword
wrong_keyword: a=('True' | 'False' | 'None') b='=' => a-b assignToConstant
  | a=NAME b='=' expression loops => a-b equalsOrWalrus
  | !(NAME '=') a=expression b='=' => a-b assignInArgument
  | a='**' expression '=' b=expression => a-b assignToMappingUnpacking

targets: target !',' | target (',' target)* ','?
@target: '*' !'*' target | simple_target
@simple_target: part_target | target_shape
target_shape: NAME | '(' simple_target ')' | '(' (target (',' target)+ ','? | target ',')? ')'
  | '[' (target % ',' ','?)? ']'
lone_target: part_target | NAME | '(' lone_target ')'
part_target: target_owner '.' NAME !step_ahead | target_owner '[' index ']' !step_ahead
@target_owner: unit &step_ahead (owner_step &step_ahead)*
owner_step: '.' NAME | '[' index ']' | generator | '(' call_arguments? ')'
step_ahead: '(' | '[' | '.'
deleted_list: deleted % ',' ','?
@deleted: part_target | NAME | '(' deleted ')' | '(' deleted_list? ')' | '[' deleted_list? ']'
`;

/** Parameters of functions (`prefix` empty) and of lambdas, which end at another token and have no annotations. */
function parameterRules(prefix: string, end: string): string {
  const isLambda = prefix !== '';
  const p = prefix;
  return `
${p}parameter_part: wrong_${p}parameter_part | ${p}parameter_forms
${p}parameter_forms: ${p}plain_and_slash ${p}plain_parameter* ${p}defaulted_parameter* ${p}star_part? | ${p}defaulted_and_slash ${p}defaulted_parameter* ${p}star_part?
  | ${p}plain_parameter+ ${p}defaulted_parameter* ${p}star_part? | ${p}defaulted_parameter+ ${p}star_part? | ${p}star_part
${p}plain_and_slash: ${p}plain_parameter+ '/' ',' | ${p}plain_parameter+ '/' &'${end}'
${p}defaulted_and_slash: ${p}plain_parameter* ${p}defaulted_parameter+ '/' ',' | ${p}plain_parameter* ${p}defaulted_parameter+ '/' &'${end}'
${p}star_part: wrong_${p}star_part | '*' ${p}plain_parameter ${p}any_parameter* ${p}mapping_part?
  ${isLambda ? '' : "| '*' NAME ':' value (',' | &')') any_parameter* mapping_part?"}
  | '*' ',' ${p}any_parameter+ ${p}mapping_part? | ${p}mapping_part
${p}mapping_part: wrong_${p}mapping_part | '**' ${p}plain_parameter
${p}plain_parameter: ${p}parameter ',' | ${p}parameter &'${end}'
${p}defaulted_parameter: ${p}parameter default_value ',' | ${p}parameter default_value &'${end}'
${p}any_parameter: ${p}parameter default_value? ',' | ${p}parameter default_value? &'${end}'
${p}parameter: NAME${isLambda ? '' : " (':' expression)?"}
wrong_${p}parameter_part: a='/' ',' => a parameterBeforeSlash
  | (${p}plain_and_slash | ${p}defaulted_and_slash) ${p}any_parameter* a='/' => a oneSlash
  | ${p}plain_and_slash? ${p}plain_parameter* (${p}defaulted_and_slash | ${p}defaulted_parameter+) a=${p}plain_parameter => a plainAfterDefaulted
  | ${p}plain_parameter* a='(' ${isLambda ? "lambda_parameter % ','" : 'plain_parameter+'} ','? b=')' => a-b ${isLambda ? 'lambdaBracketed' : 'parametersBracketed'}
  | (${p}plain_and_slash | ${p}defaulted_and_slash)? ${p}any_parameter* '*' (',' | ${p}plain_parameter) ${p}any_parameter* a='/' => a slashBeforeStar
  | ${p}any_parameter+ '/' a='*' => a commaBetween
wrong_${p}star_part: ${isLambda ? '' : 'a='}'*' ('${end}' | ',' ('${end}' | '**')) => ${isLambda ? 'last' : 'a'} namedAfterStar
  | '*' ${p}parameter a='=' => a defaultedVariadic
  | '*' (${p}plain_parameter | ',') ${p}any_parameter* a='*' (${p}plain_parameter | ',') => a oneStar
wrong_${p}mapping_part: '**' ${p}parameter a='=' => a defaultedKeywords
  | '**' ${p}parameter ',' a=${p}parameter => a afterKeywords
  | '**' ${p}parameter ',' a=('*' | '**' | '/') => a afterKeywords
`;
}

/** f-strings (letter F) and t-strings (letter T). */
function templateRules(letter: 'F' | 'T'): string {
  const l = letter.toLowerCase();
  const field = `${l}_field`;
  return `
${letter === 'T' ? '@' : ''}${l}string: ${letter}START (${field} | ${letter}MIDDLE)* ${letter}END
${field}: '{' right_side '='? ('!' NAME)? (':' (${letter}MIDDLE | ${field})*)? '}' | wrong_${field}
wrong_${field}: '{' a='=' => a ${l}BeforeEqual
  | '{' a='!' => a ${l}BeforeMark
  | '{' a=':' => a ${l}BeforeColon
  | '{' a='}' => a ${l}BeforeBrace
  | '{' !right_side => next ${l}ExpectsExpression
  | '{' right_side !('=' | '!' | ':' | '}') => next ${l}ExpectsAny
  | '{' right_side '=' !('!' | ':' | '}') => next ${l}ExpectsAfterEqual
  | '{' right_side '='? wrong_${l}_conversion
  | '{' right_side '='? ('!' NAME)? !(':' | '}') => next ${l}ExpectsColon
  | '{' right_side '='? ('!' NAME)? ':' (${letter}MIDDLE | ${field})* !'}' => next ${l}ExpectsSpec
  | '{' right_side '='? ('!' NAME)? !'}' => next ${l}ExpectsBrace
wrong_${l}_conversion: '!' &(':' | '}') => next ${l}MissingConversion
  | '!' !NAME => next ${l}InvalidConversion
`;
}

/** All rules, in the notation above. */
export const RULES = [
  STATEMENTS,
  PATTERNS,
  EXPRESSIONS,
  "default_value: '=' expression | wrong_default_value\nwrong_default_value: a='=' &(')' | ',') => a expectedDefault\n",
  parameterRules('', ')'),
  parameterRules('lambda_', ':'),
  templateRules('F'),
  templateRules('T'),
].join('');
