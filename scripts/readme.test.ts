import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands/commands';
import { readmeParts, withParts } from './readmeParts';

const readme = readFileSync('README.md', 'utf8');

describe('CONTRIBUTING.md', () => {
  const contributing = readFileSync('CONTRIBUTING.md', 'utf8');

  it('runs tests that there are', () => {
    const tests = [...contributing.matchAll(/(\S+\.test\.ts) -t "([^"]+)"/g)];
    expect(tests.length).toBeGreaterThan(0);
    for (const [, path = '', title] of tests) expect(readFileSync(path, 'utf8')).toContain(title);
  });

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, name = ''] of contributing.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(name);
  });
});

describe('README.md', () => {
  it('names every command', () => {
    for (const { name } of COMMANDS) expect(readme).toContain(`npx boundscope ${name}`);
  });

  it('has what the catalog and the bundled networks say, as it is now', async () => {
    // Mended by: node scripts/updateReadme.mjs
    expect(readme).toBe(withParts(readme, await readmeParts()));
  });

  it('shows pictures and files that exist', () => {
    const paths = [...readme.matchAll(/(?:src|srcset)="([^"]+)"|`((?:src|scripts|public)\/[\w./-]+)`/g)].map(
      (match) => {
        return match[1] ?? match[2] ?? '';
      },
    );
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths.filter((one) => !one.includes('yourOp')))
      expect(() => readFileSync(path)).not.toThrow(/ENOENT/);
  });
});
