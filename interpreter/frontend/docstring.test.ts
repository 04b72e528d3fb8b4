/** Docstrings lose their common indentation. */
import t from 'tap';
import { cleanDocstring } from './docstring.js';

t.equal(cleanDocstring('one line'), 'one line');
t.equal(cleanDocstring('  first\n    second\n      third\n    '), 'first\nsecond\n  third\n');
t.equal(cleanDocstring('a\n\n  b\n'), 'a\n\nb\n');
t.equal(cleanDocstring('a\n\tb'), 'a\nb', 'tabs count up to the next multiple of eight');
