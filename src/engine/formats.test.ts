import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { LocalEngine } from './localEngine';

const FOLDER = '../shared/formats/';

/** Output at the input and interval bounds, by TensorFlow.js and an independent pass in float64. */
interface Expected {
  readonly epsilon: number;
  readonly center: readonly number[];
  readonly ibp_lower: readonly number[];
  readonly ibp_upper: readonly number[];
}

const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8'));

const bytesOf = (name: string) => new Uint8Array(readFileSync(FOLDER + name)).buffer;

describe('networks in every format', () => {
  let engine: LocalEngine;
  beforeAll(async () => {
    await startTestBackend('cpu');
    engine = new LocalEngine(diskAssets, { cpu: async () => ({ device: 'test' }) });
  });

  async function expectRight(model: Parameters<LocalEngine['load']>[0], sample: string): Promise<void> {
    const { epsilon, center, ibp_lower, ibp_upper } = EXPECTED[sample] as Expected;
    const input = JSON.parse(readFileSync(`${FOLDER}${sample}.json`, 'utf8')) as number[];
    const { logits, lower, upper } = await engine.bounds({ model, input, epsilon, method: 'ibp', rounding: 'none' });
    for (const [found, expected] of [
      [logits, center],
      [lower, ibp_lower],
      [upper, ibp_upper],
    ] as const) {
      expect(found).toHaveLength(expected.length);
      for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at] as number, 5);
    }
  }

  it.each([
    ['images.keras', 'images'],
    ['vector.keras', 'vector'],
    ['images_tfjs/model.json', 'images'],
    ['vector_tfjs/model.json', 'vector'],
    ['external.onnx', 'external'],
  ])('%s by its path, and what lies beside it', (file, sample) => expectRight(FOLDER + file, sample));

  it('are taken as files that were dropped together', async () => {
    const [first, second] = ['group1-shard1of2.bin', 'group1-shard2of2.bin'] as const;
    await expectRight(
      {
        name: 'model.json',
        bytes: bytesOf('images_tfjs/model.json'),
        beside: { [second]: bytesOf(`images_tfjs/${second}`), [first]: bytesOf(`images_tfjs/${first}`) },
      },
      'images',
    );
    const onnx = { name: 'external.onnx', bytes: bytesOf('external.onnx') };
    await expectRight({ ...onnx, beside: { 'external.onnx.data': bytesOf('external.onnx.data') } }, 'external');
    await expect(engine.load(onnx)).rejects.toThrow(/needs the file “external\.onnx\.data”.*drop both together/);
  });

  it('that differ in another file alone are two', async () => {
    const onnx = { name: 'external.onnx', bytes: bytesOf('external.onnx') };
    const data = bytesOf('external.onnx.data');
    const other = data.slice(0);
    new Float32Array(other)[0] = 0.25;
    const ids = [data, other].map(async (bytes) => {
      return (await engine.load({ ...onnx, beside: { 'external.onnx.data': bytes } })).id;
    });
    expect(new Set(await Promise.all(ids)).size).toBe(2);
  });
});
