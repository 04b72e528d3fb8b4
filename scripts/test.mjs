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
/** What of a failed point's diagnosis helps: what was expected, where, and why a test was ended from outside. */
const TELLING = /^(diff|stack|expired|signal|exitCode)$/;
const EXPLANATION_LINES = 24;

/** Counts points at the deepest level; prints one line for each file, and what failed with its path, place and difference. */
class Counter {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** Names of the subtests that are open, by depth. */
  #names = [];
  /** The point that failed last, while its diagnosis comes. */
  #explained = null;

  line(text) {
    if (this.#explained && this.#explain(text)) return;
    const subtest = /^( *)# Subtest: (.*)$/.exec(text);
    if (subtest) {
      const depth = subtest[1].length / 4;
      this.#names.length = depth;
      this.#names[depth] = subtest[2];
      return;
    }
    const point = /^( *)(not )?ok \d+ ?-? ?(.*)$/.exec(text);
    if (point) this.#point(point[1].length, Boolean(point[2]), point[3]);
  }

  #point(indent, not, name) {
    if (indent === 0 && name.startsWith('dist/')) this.#file(not, name);
    else if (/# (skip|todo)/i.test(name)) this.skipped++;
    else if (/ \{$|# time=/.test(name)) return;
    else if (!not) this.passed++;
    else {
      this.failed++;
      const path = [...this.#names.slice(0, indent / 4), readable(name)].join(' > ');
      console.log(`    not ok - ${path}`);
      this.#explained = { indent, key: '', lines: 0 };
    }
  }

  #file(not, text) {
    const [, name, time] = /^(\S+)(?:.*# time=([\d.]+)ms)?/.exec(text);
    console.log(`${not ? 'not ok' : 'ok'} - ${name}${time ? ` ${(time / 1000).toFixed(1)} s` : ''}`);
    if (not && this.failed === 0) this.failed = 1;
  }

  /** Takes a line of a diagnosis, which is YAML between `---` and `...`; false when this is none. */
  #explain(text) {
    const { indent } = this.#explained;
    const body = text.slice(indent + 2);
    if (text.slice(0, indent + 2).trim() !== '' || body === '...') this.#explained = null;
    if (this.#explained === null) return body === '...';
    const key = /^(\w+):/.exec(body)?.[1];
    if (key) this.#explained.key = key;
    if (TELLING.test(this.#explained.key) && this.#explained.lines++ < EXPLANATION_LINES)
      console.log(`        ${body}`);
    return true;
  }
}
/** tap writes the lines of a message into one. */
function readable(name) {
  return name.replaceAll('\\#', '#').replace(/ {3,}/g, '\n        ');
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
