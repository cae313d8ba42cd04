// @ts-check
/** Part of `npm run lint`: fails when an import in src/ runs against the arrows between the folders. */
import { readdirSync, readFileSync } from 'node:fs';
import { findWrongArrows } from './arrows.mjs';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const wrong = findWrongArrows(files);
for (const sentence of wrong) console.error(sentence);
console.log(`Arrows between folders: ${files.length} files, ${wrong.length} wrong imports.`);
process.exitCode = wrong.length === 0 && files.length > 0 ? 0 : 1;
