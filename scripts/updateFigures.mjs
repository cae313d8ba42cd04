// @ts-check
/** `node scripts/updateFigures.mjs`: writes what is proved of the bundled models into the README, between its marks. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const figures = execFileSync(process.execPath, ['bin/boundscope.mjs', 'models', '--markdown'], { encoding: 'utf8' });
const readme = readFileSync('README.md', 'utf8');
const marks = /(<!-- figures -->\n).*(<!-- end of figures -->)/s;
if (!marks.test(readme)) throw new Error('README.md has no marks between which the figures belong.');
writeFileSync(
  'README.md',
  readme.replace(marks, (_, begin, end) => `${begin}${figures}${end}`),
);
