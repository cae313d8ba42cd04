import { describe, expect, it } from 'vitest';
import { bytesOfConstants, bytesOfNetwork } from '../bounds/cost/room';
import { checkNetwork } from '../network/upload';
import { fileOf } from '../testing/networks/byHand';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { testEngine } from '../testing/testEngine';
import type { BoundsRequest } from './api/types';
import { computeReport, planOf } from './requests/report/computeReport';

const UNITS = 300;
const NETWORK = denseNetwork([
  {
    weight: Array.from({ length: UNITS }, (_, row) => Array.from({ length: UNITS }, (_, at) => ((row + at) % 5) - 2)),
    bias: Array.from({ length: UNITS }, () => 0.5),
  },
  { weight: Array.from({ length: UNITS }, (_, row) => [row % 3, 1]), bias: [0, 1] },
]);
const REQUEST: BoundsRequest = { model: fileOf(NETWORK), input: Array(UNITS).fill(0.5), epsilon: 0.1, method: 'ibp' };

describe('a network whose weights lie on two backends', () => {
  /** Has both hold them, then asks again within a limit. */
  async function askedTwice(limitFor: (alone: number, copy: number) => number) {
    const engine = testEngine(['wasm', 'cpu']);
    await engine.start('wasm');
    const { methods } = await engine.report(REQUEST.model);
    const alone = methods.find(({ method }) => method === 'ibp')?.bytes as number;
    const before = await engine.memory();
    await engine.bounds({ ...REQUEST, backend: 'wasm' });
    const copy = (await engine.memory()).bytes - before.bytes;
    await engine.bounds({ ...REQUEST, backend: 'cpu' });
    const both = (await engine.memory()).bytes;
    await engine.limitMemory(limitFor(alone, copy));
    await engine.bounds({ ...REQUEST, backend: 'wasm' });
    return { given: both - (await engine.memory()).bytes };
  }

  it('keeps both where there is room', async () => {
    expect((await askedTwice((alone, copy) => alone + 2 * copy)).given).toBe(0);
  });

  it('is answered where there is room for one alone, and the other backend gives its own up', async () => {
    const { given } = await askedTwice((alone) => alone + 1);
    expect(given).toBeGreaterThanOrEqual(4 * UNITS * UNITS);
  });

  it('gives weights of other networks up, too, where there is too little room for them', async () => {
    const engine = testEngine(['wasm']);
    await engine.start('wasm');
    const { methods } = await engine.report(REQUEST.model);
    const alone = methods.find(({ method }) => method === 'ibp')?.bytes as number;
    const file = fileOf({ ...NETWORK, name: 'another' });
    const ask = async (limit: number) => {
      await engine.limitMemory(limit);
      await engine.bounds(REQUEST);
      return (await engine.memory()).bytes;
    };
    await engine.bounds({ ...REQUEST, model: file });
    const both = await ask(2 * alone);
    expect(both - (await ask(alone + 1))).toBeGreaterThanOrEqual(4 * UNITS * UNITS);
    // It is there again when it is asked about.
    await engine.bounds({ ...REQUEST, model: file });
  });

  it('counts what is held elsewhere', () => {
    const planned = planOf({ network: NETWORK, shapes: checkNetwork(NETWORK) }, 1e9);
    const copy = bytesOfConstants(planned);
    expect(copy).toBeGreaterThanOrEqual(4 * (UNITS * UNITS + UNITS));
    const more = bytesOfNetwork({ ...planned, elsewhere: copy }, 1) - bytesOfNetwork(planned, 1);
    expect(more).toBeGreaterThanOrEqual(copy);
  });

  it('is reported with a copy for each backend that questions may go to, and refused for none', async () => {
    const speed = { interval: 1e-9, exact: 1e-9, plain: 1e-9, number: 1e-9, step: 1e-6, pass: 1e-6 };
    const model = { id: 'n', network: NETWORK, shapes: checkNetwork(NETWORK) };
    const [one, two] = [
      await computeReport(model, 1e9, { wasm: speed }),
      await computeReport(model, 1e9, { wasm: speed, webgpu: speed }),
    ];
    const copy = bytesOfConstants(planOf(model, 1e9));
    for (const [at, { bytes, fits }] of two.methods.entries()) {
      expect(bytes - (one.methods[at]?.bytes as number)).toBeGreaterThanOrEqual(copy);
      expect(fits).toBe(true);
    }
    const most = Math.max(...one.methods.map(({ bytes }) => bytes));
    const tight = await computeReport(model, most, { wasm: speed, webgpu: speed });
    expect(tight.methods.every(({ fits }) => fits)).toBe(true);
  });
});
