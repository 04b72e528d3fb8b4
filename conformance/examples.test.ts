/** The programs in examples/ print the same under tpy as under CPython, when they do not draw on a terminal. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { projectRoot, python3Engine, tpyEngine } from './engines.js';
import { parseExpectations } from './expectations.js';

t.setTimeout(300_000);

/** Sizes that keep the comparison short. */
const argumentsOf: Readonly<Record<string, string>> = {
  'life.py': '60',
  'ray_tracer.py': '48 --letters',
  'maze.py': '30 10 3',
  'digits_of_pi.py': '300',
};
const folder = join(projectRoot, 'examples');
const skip = !existsSync('/usr/bin/python3')
  ? 'no /usr/bin/python3'
  : !existsSync(join(projectRoot, 'dist', 'tpy.cjs'))
    ? 'tpy is not built'
    : false;

for (const name of readdirSync(folder).filter(file => file.endsWith('.py'))) {
  for (const engine of [tpyEngine('on'), tpyEngine('eager')]) {
    t.test(`${name} [${engine.name}]`, { skip }, async t => {
      const expected = parseExpectations(`# argv: ${argumentsOf[name] ?? ''}\n# time-limit: 60`, name);
      const oracle = await python3Engine().run(join(folder, name), expected);
      const actual = await engine.run(join(folder, name), expected);
      t.match(oracle, { status: 0, stdout: /\S/ });
      t.equal(actual.stdout, oracle.stdout);
      t.equal(actual.status, 0, actual.stderr);
    });
  }
}
