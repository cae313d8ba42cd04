import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../../engine/stores/inputs';
import { forward64 } from '../../network/forward64';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { diskAssets } from '../../testing/files';
import { readGolden } from '../../testing/goldens';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { crown, crownMargins } from './crown';

beforeAll(() => startTestBackend('wasm'));

const EPSILON = 0.02;

describe.each(['fc3', 'cnn_small', 'resnet'])('margins of %s alone', (name) => {
  it('are as tight as with the bounds of all layers, though units that one bound decides keep the other', async () => {
    const { network, golden } = readGolden(name);
    const ready = uploadNetwork(network);
    const indices = golden.images.slice(0, 2);
    const labels = golden.labels.slice(0, 2);
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const box = inputBox(values, EPSILON, [0, 1], 'real');
    const alone = await crownMargins('backward', ready, box, labels, 'real', NO_CHECKPOINT);
    const { margins } = await crown(ready, box, labels, 'backward', 'real', NO_CHECKPOINT);
    ready.dispose();
    const scale = Math.max(...margins.lower.map(Math.abs));
    for (const [at, lower] of alone.entries()) {
      expect(Math.abs(lower - (margins.lower[at] as number))).toBeLessThan(1e-3 * scale);
    }
    // The images themselves lie in their boxes.
    const size = values.length / 2;
    for (const [sample, label] of labels.entries()) {
      const logits = forward64(network, ready.shapes, values.subarray(sample * size, (sample + 1) * size));
      for (const [other, logit] of logits.entries()) {
        if (other === label) continue;
        expect(alone[sample * logits.length + other]).toBeLessThanOrEqual((logits[label] as number) - logit);
      }
    }
  });
});
