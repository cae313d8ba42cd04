import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/denseNetwork';
import { readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { ibp, ibpMargins } from './ibp';
import { inputBox } from './inputBox';

describe.each(['wasm', 'cpu'] as const)('margins alone, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('are those that come with the bounds of every layer', async () => {
    const ready = uploadNetwork(readGolden('cnn_small').network);
    const pixels = Float64Array.from({ length: 2 * 784 }, (_, at) => ((at * 37) % 101) / 101);
    const box = inputBox(pixels, 0.01, [0, 1], 'real');
    const { margins } = await ibp(ready, box, [3, 8], 'real', NO_CHECKPOINT);
    expect(await ibpMargins(ready, box, [3, 8], 'real', NO_CHECKPOINT)).toEqual(margins);
    ready.dispose();
  });

  it('say nothing where numbers outgrow float32, even if they shrink again', async () => {
    const layer = (weight: number, outputs: number) => ({
      weight: [new Array<number>(outputs).fill(weight)],
      bias: new Array<number>(outputs).fill(0),
    });
    const ready = uploadNetwork(denseNetwork([layer(2 ** 39, 1), layer(2 ** -39, 1), layer(1, 2)]));
    const margins = await ibpMargins(ready, inputBox([8], 1, null, 'real'), [0], 'real', NO_CHECKPOINT);
    expect(margins).toEqual({ lower: Float32Array.of(0, -Infinity), upper: Float32Array.of(0, Infinity) });
    ready.dispose();
  });
});
