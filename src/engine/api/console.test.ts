import { beforeEach, describe, expect, it, vi } from 'vitest';
import { diskAssets } from '../../testing/files';
import { LocalEngine } from '../localEngine';

const asked: { readonly name: string; readonly request: object }[] = [];

/** Refuses what the engine refuses before it reads anything; keeps the rest for the test. */
vi.mock('./client', () => {
  const engine = new LocalEngine(diskAssets, {});
  const ask = (name: 'bounds' | 'attack' | 'radius' | 'radiusTable') => async (request: never) => {
    asked.push({ name, request });
    await engine[name](request);
  };
  return {
    engine: () => Object.fromEntries((['bounds', 'attack', 'radius', 'radiusTable'] as const).map((n) => [n, ask(n)])),
  };
});

const IMAGE = { model: 'quick-igrp', input: { dataset: 'fashion-mnist', index: 0 } };
const REQUESTS = [
  ['bounds', { ...IMAGE, epsilon: '2/255', clip: ['0', '1'] }, { epsilon: 2 / 255, clip: [0, 1] }],
  ['attack', { ...IMAGE, epsilon: '2/255' }, { epsilon: 2 / 255 }],
  ['radius', { ...IMAGE, largest: '8/255' }, { largest: 8 / 255 }],
  ['radiusTable', { model: 'quick-igrp', dataset: 'fashion-mnist', grid: ['0', '1/255'] }, { grid: [0, 1 / 255] }],
] as const;

describe('the console', () => {
  beforeEach(async () => {
    asked.length = 0;
    vi.stubGlobal('window', {});
    const { installConsole } = await import('./console');
    installConsole();
  });

  it.each(REQUESTS)(
    'takes texts for radii in %s, and refuses those that are no numbers',
    async (name, spoken, meant) => {
      const ask = (request: object) => window.boundscope[name](request as never).catch((error: Error) => error.message);
      await ask(spoken);
      expect(asked).toEqual([{ name, request: expect.objectContaining(meant) }]);
      const [field] = Object.keys(meant) as [string];
      expect(await ask({ ...spoken, [field]: 'wide' })).toMatch(`${field} is “wide”`);
    },
  );

  it.each(REQUESTS)('refuses fields that %s does not have, and names the one that was meant', async (name, spoken) => {
    const ask = (request: object) => window.boundscope[name](request as never).catch((error: Error) => error.message);
    expect(await ask({ ...spoken, colour: 1 })).toMatch(/has no field colour/);
    expect(await ask({ ...spoken, modle: 1 })).toMatch(/no field modle\. Did you mean model\?/);
  });

  it('does both for accuracies', async () => {
    const ask = (criteria: object) =>
      window.boundscope.accuracies({} as never, criteria as never).catch((error: Error) => error.message);
    expect(await ask({ iner: 1 })).toMatch(/no field iner\. Did you mean inner\?/);
    expect(await ask({ inner: 'wide' })).toMatch(/inner is “wide”/);
  });
});
