import { describe, expect, it } from 'vitest';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { readOnnx } from './readOnnx';
import { writeOnnx } from './writeOnnx';

const FOUR_OUTPUTS = denseNetwork([{ weight: [[1, 2, 3, 4]], bias: [0, 0, 0, 0] }]);

describe('a decision tree', () => {
  it('comes back from the file it was written into', () => {
    const network = { ...FOUR_OUTPUTS, decisions: [[0, 2], 1] };
    expect(readOnnx(writeOnnx(network), 'dense')).toEqual(network);
  });

  it('is absent where none was written', () => {
    expect(readOnnx(writeOnnx(FOUR_OUTPUTS), 'dense')).toEqual(FOUR_OUTPUTS);
  });

  it('must read the outputs that there are', () => {
    const bytes = writeOnnx({ ...FOUR_OUTPUTS, decisions: [0, 1, 2] });
    expect(() => readOnnx(bytes, 'dense')).toThrow(/reads 3 outputs, and the network has 4/);
  });

  it('reads logits only', () => {
    const bytes = writeOnnx({ ...FOUR_OUTPUTS, decisions: [0, 1, 2, 3], normalizedBy: 'Softmax' });
    expect(() => readOnnx(bytes, 'dense')).toThrow(/reads logits, and the network ends in Softmax/);
  });

  it('is refused where it is malformed, with the remedy', () => {
    const bytes = writeOnnx({ ...FOUR_OUTPUTS, decisions: [0, 1, 1, 2] });
    expect(() => readOnnx(bytes, 'dense')).toThrow(/leads to class 1 twice.*nested lists/);
  });
});
