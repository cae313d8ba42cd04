import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../../catalog/formats';
import { forward64 } from '../../network/forward64';
import { NetworkError } from '../../network/networkError';
import { checkNetwork } from '../../network/upload';
import { evaluateExactly } from '../../testing/networks/denseNetwork';
import { FORMAT_SAMPLES, SAMPLE_DENSE } from '../../testing/networks/formatSamples';
import { openModel } from '.';
import { refuseMissing } from './modelFiles';

const POINT = [0.7, -0.4];

describe.each(FORMAT_NAMES)('a network as %s', (format) => {
  const name = `sample${FORMATS[format].endings[0]}`;
  let sample: Awaited<ReturnType<(typeof FORMAT_SAMPLES)[typeof format]>>;
  beforeAll(async () => {
    sample = await FORMAT_SAMPLES[format]();
  });

  const open = (bytes: Uint8Array) =>
    openModel({ name, bytes, beside: async (path) => sample.beside?.get(path) ?? refuseMissing(name, path) });

  it('computes what its numbers say, packed too', async () => {
    const expected = evaluateExactly(SAMPLE_DENSE, POINT).map(
      ({ mantissa, exponent }) => Number(mantissa) * 2 ** exponent,
    );
    for (const bytes of [sample.bytes, new Uint8Array(gzipSync(sample.bytes))]) {
      const network = await open(bytes);
      const found = forward64(network, checkNetwork(network), Float64Array.from(POINT));
      expect(found).toHaveLength(expected.length);
      for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at] as number, 6);
    }
  });

  it('is a network or refused in words where it is damaged, and nothing else', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (damage) => {
        const bytes = sample.bytes.slice();
        for (const [place, value] of damage) bytes[place % bytes.length] = value;
        await open(bytes).catch((error: unknown) => {
          if (!(error instanceof NetworkError)) throw error;
        });
      }),
      { numRuns: 100, interruptAfterTimeLimit: 1000 },
    );
  });
});
