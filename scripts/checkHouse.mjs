// @ts-check
/** Part of `npm run lint`: what of the house's rules a program can check. */
import { readdirSync, readFileSync } from 'node:fs';
import { findWrongArrows } from './arrows.mjs';
import { findOwnBreakpoints } from './breakpoints.mjs';
import { findCatalogNames } from './catalogNames.mjs';
import { findCircles } from './circles.mjs';
import { findFullFolders } from './fullFolders.mjs';
import { findLooseSentences } from './looseSentences.mjs';
import { findMissingClasses } from './missingClasses.mjs';
import { findUnusedTokens } from './unusedTokens.mjs';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const sheets = files.filter(({ path }) => path.endsWith('.css'));
const modules = files.filter(({ path }) => !path.endsWith('.css'));
if (modules.length === 0) throw new Error('There is nothing to check in src/.');

const problems = [
  ...findWrongArrows(modules),
  ...findCatalogNames(modules),
  ...findCircles(modules),
  ...findFullFolders(modules),
  ...findLooseSentences(modules),
  ...findUnusedTokens(sheets, modules),
  ...findMissingClasses(sheets, modules),
  ...findOwnBreakpoints(sheets),
];
for (const problem of problems) console.error(problem);
console.log(`The house: ${files.length} files, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
