/**
 * Runs every test with tap on what tsc made, and closes with one line: `N passed, N failed, N skipped`.
 *
 *   node scripts/test.mjs [FILTER ...]      files whose path contains a filter
 *
 * While it runs, one line per test file; of a file that fails, what failed in it. The build must be there (npm ci makes it).
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tap = path.join(root, 'node_modules/.bin/tap');

function testFiles(filters) {
  const files = fs
    .readdirSync(path.join(root, 'dist'), { recursive: true })
    .map(name => `dist/${name.replaceAll('\\', '/')}`)
    .filter(name => name.endsWith('.test.js') && fs.existsSync(path.join(root, name.slice(5).replace(/\.js$/, '.ts'))))
    .sort();
  return filters.length === 0 ? files : files.filter(file => filters.some(filter => file.includes(filter)));
}
/** The points of one file, counted at the deepest level. */
class Counter {
  passed = 0;
  failed = 0;
  skipped = 0;
  #pending = [];

  line(text) {
    const point = /^( *)(not )?ok \d+ ?-? ?(.*)$/.exec(text);
    if (!point) {
      if (this.#pending.length < 60) this.#pending.push(text);
      return;
    }
    const [, indent, not, name] = point;
    const isFile = indent === '' && name.startsWith('dist/');
    const isParent = / \{$|# time=/.test(name);
    if (isFile) {
      console.log(`${not ? 'not ok' : 'ok'} - ${name}`);
      if (not && this.failed === 0) this.failed = 1;
    } else if (/# (skip|todo)/i.test(name)) this.skipped++;
    else if (isParent) return;
    else if (not) {
      this.failed++;
      console.log(`    not ok - ${name}`);
    } else this.passed++;
    this.#pending = [];
  }
}

const files = testFiles(process.argv.slice(2));
if (files.length === 0) {
  console.error('no test file matches');
  process.exit(1);
}
const built = spawnSync(tap, ['build'], { cwd: root, stdio: 'ignore', shell: process.platform === 'win32' });
if (built.status !== 0) throw new Error('tap build failed');
const child = spawn(tap, ['run', '--reporter=tap', ...files], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const counter = new Counter();
createInterface({ input: child.stdout }).on('line', line => counter.line(line));
const status = await new Promise(resolve => child.on('close', resolve));
console.log(`${counter.passed} passed, ${counter.failed} failed, ${counter.skipped} skipped`);
process.exitCode = status === 0 && counter.failed === 0 ? 0 : 1;
