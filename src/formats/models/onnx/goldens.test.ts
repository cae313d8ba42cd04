import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend } from '../../../testing/backend';
import { GOLDEN_NAMES, readGolden } from '../../../testing/goldens';
import { runNetwork } from '../../../testing/runNetwork';
import { readOnnx } from './readOnnx';
import { writeOnnx } from './writeOnnx';

const FILE = new URL('../../../../public/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz', import.meta.url);
const HEADER = 16;
const PIXELS = 28 * 28;
const pixels = gunzipSync(readFileSync(FILE)).subarray(HEADER);

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  test.each(GOLDEN_NAMES)('%s computes its reference logits', (name) => {
    const { network, golden } = readGolden(name);
    const images = golden.images.flatMap((image) => [...pixels.subarray(image * PIXELS, (image + 1) * PIXELS)]);
    const expected = golden.logits.flat();
    const logits = runNetwork(
      network,
      Float32Array.from(images, (pixel) => pixel / 255),
      golden.images.length,
    );
    const scale = Math.max(...expected.map(Math.abs));
    const differences = expected.map((logit, index) => Math.abs(logit - (logits[index] as number)));
    expect(Math.max(...differences) / scale).toBeLessThan(1e-5);
  });
});

test.each(GOLDEN_NAMES)('%s is written the same again after it was read back', (name) => {
  const written = Buffer.from(writeOnnx(readGolden(name).network));
  expect(written.equals(writeOnnx(readOnnx(written, name)))).toBe(true);
});
