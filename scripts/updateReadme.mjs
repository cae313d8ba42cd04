// @ts-check
/** `node scripts/updateReadme.mjs`: writes into the README, between its marks, what the catalog and the bundled networks say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

/** @type {{ module: typeof import('./readmeParts') }} */
const { module: readme } = await runnerImport('./scripts/readmeParts.ts');
writeFileSync('README.md', readme.withParts(readFileSync('README.md', 'utf8'), await readme.readmeParts()));
