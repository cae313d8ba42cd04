import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands';
import { nodeEngine } from '../src/cli/nodeEngine';
import { zooFigures } from '../src/cli/zooFigures';
import { operationOf } from '../src/network/ops';

const readme = readFileSync('README.md', 'utf8');

describe('README.md', () => {
  it('names every operation that networks may contain, and no other', () => {
    const listed = /^Operations: ([^.]*)\./m.exec(readme)?.[1]?.split(/,\s+/) ?? [];
    expect(() => operationOf('')).toThrow(`Supported are ${listed.join(', ')}.`);
  });

  it('names every command', () => {
    for (const { name } of COMMANDS) expect(readme).toContain(`npx boundscope ${name}`);
  });

  it('has the figures of the bundled models as they are counted', async () => {
    const [, figures] = /<!-- figures -->\n(.*)\n<!-- end of figures -->/s.exec(readme) ?? [];
    // Mended by: node scripts/updateFigures.mjs
    expect(figures).toBe(await zooFigures(nodeEngine()));
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
