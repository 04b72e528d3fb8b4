/**
 * Embeds the Python sources of tpy in TypeScript, so that neither start-up nor a browser needs files: app-level code and
 * the library modules that are written in Python. Run before tsc; writes only what changed.
 *
 *   node scripts/embed-python.mjs
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Folder of .py files, the module to write, the name of its record. Subfolders are packages. */
const EMBEDDED = [
  ['interpreter/runtime/app-level', 'interpreter/runtime/generated/app-level-sources.ts', 'appLevelSources'],
  ['stdlib/python', 'stdlib/generated/python-sources.ts', 'pythonSources'],
];

/** `a/b.py` is module a.b, `a/__init__.py` module a. */
const moduleName = file => file.replace(/\.py$/, '').replace(/\/__init__$/, '').replaceAll('/', '.');

export function embedPython() {
  for (const [folder, target, record] of EMBEDDED) {
    const files = fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .map(file => file.replaceAll('\\', '/'))
      .filter(file => file.endsWith('.py'))
      .sort();
    const entries = files.map(file => {
      const source = fs.readFileSync(path.join(root, folder, file), 'utf8');
      return `  ${JSON.stringify(moduleName(file))}: ${JSON.stringify(source)},`;
    });
    const text = [
      `/** Written by scripts/embed-python.mjs from ${folder}: module name to source. */`,
      `export const ${record}: Readonly<Record<string, string>> = {`,
      ...entries,
      '};',
      '',
    ].join('\n');
    const output = path.join(root, target);
    fs.mkdirSync(path.dirname(output), { recursive: true });
    if (!fs.existsSync(output) || fs.readFileSync(output, 'utf8') !== text) fs.writeFileSync(output, text);
  }
}
if (process.argv[1] === fileURLToPath(import.meta.url)) embedPython();
