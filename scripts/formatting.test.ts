/** The whole tree is formatted and free of lint, as biome.json says. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

function findRoot(folder: string): string {
  return readdirSync(folder).includes('biome.json') ? folder : findRoot(dirname(folder));
}

t.test('biome has nothing to say', t => {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'check', '--error-on-warnings'], {
    cwd: findRoot(dirname(fileURLToPath(import.meta.url))),
    encoding: 'utf8',
  });
  t.equal(status, 0, `${stdout}${stderr}`);
  t.end();
});
