/** docs/opcodes.md is what the table says. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { opcodesDocument } from './opcodes-doc.js';

t.equal(readFileSync('docs/opcodes.md', 'utf8'), opcodesDocument(), 'made by scripts/opcodes-doc.ts');
