/** A start works with the files that the build has made, and without those that only make it faster. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';

const dist = fileURLToPath(new URL('..', import.meta.url));
const skip = existsSync(join(dist, 'tpy.cjs')) ? false : 'tpy is not built';
/** Files that the program starts from, by what they end in. */
const FASTER = ['.code', '.cache', '.image'];

/** A copy of what a start reads, for the test to spoil. */
function installed(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'tpy-start-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  for (const file of readdirSync(dist))
    if (/\.(cjs|wasm|code|cache|image)$/.test(file)) cpSync(join(dist, file), join(folder, file));
  return folder;
}
function start(folder: string): { stdout: string; stderr: string; status: number | null } {
  const program = 'total = 0\nfor i in range(100000): total += i\nprint(total)';
  return spawnSync(process.execPath, [join(folder, 'tpy.cjs'), '-c', program], { encoding: 'utf8' });
}
const EXPECTED = { stdout: '4999950000\n', stderr: '', status: 0 };

t.test('a start with everything', { skip }, async t => {
  t.match(start(installed(t)), EXPECTED);
});
for (const kind of FASTER) {
  t.test(`a start without its ${kind} file`, { skip }, async t => {
    const folder = installed(t);
    for (const file of readdirSync(folder)) if (file.endsWith(kind)) rmSync(join(folder, file));
    t.match(start(folder), EXPECTED);
  });
}
const codeFiles = (folder: string): string[] => readdirSync(folder).filter(file => file.endsWith('.code'));
/** Whether V8 takes the machine code that lies there. */
function takesMachineCode(folder: string): boolean {
  return spawnSync(process.execPath, [join(folder, 'tpy.cjs'), '--has-machine-code']).status === 0;
}
t.test('machine code that is there is used, but not what is not for this V8', { skip }, async t => {
  const folder = installed(t);
  t.equal(takesMachineCode(folder), codeFiles(folder).length > 0, 'the build leaves only what V8 takes');
  for (const file of codeFiles(folder)) writeFileSync(join(folder, file), new Uint8Array(4096));
  t.equal(takesMachineCode(folder), false);
  t.match(start(folder), EXPECTED);
});
