import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../src/catalog/formats';
import { COMMANDS } from '../src/cli/commands/commands';
import { nodeEngine } from '../src/cli/files/nodeEngine';
import { zooFigures } from '../src/cli/files/zooFigures';
import { operationOf } from '../src/network/ops';

const readme = readFileSync('README.md', 'utf8');

describe('README.md', () => {
  it('names every operation that networks may contain, and no other', () => {
    const listed = /^Operations: ([^.]*)\./m.exec(readme)?.[1]?.split(/,\s+/) ?? [];
    expect(() => operationOf('')).toThrow(`Supported are ${listed.join(', ')}.`);
  });

  it('names every format that networks may have, with its endings, and no other', () => {
    const listed = /^Formats: (.*?)\.(?= Any)/m.exec(readme)?.[1];
    const formats = FORMAT_NAMES.map((name) => `${FORMATS[name].title} (${FORMATS[name].endings.join(', ')})`);
    expect(listed).toBe(formats.join(', '));
  });

  it('names every command', () => {
    for (const { name } of COMMANDS) expect(readme).toContain(`npx boundscope ${name}`);
  });

  it('has the figures of the bundled models as they are counted', async () => {
    const [, figures] = /<!-- figures -->\n(.*)\n<!-- end of figures -->/s.exec(readme) ?? [];
    // Mended by: node scripts/updateFigures.mjs
    expect(figures).toBe(await zooFigures(await nodeEngine()));
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
