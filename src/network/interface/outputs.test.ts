import { expect, it } from 'vitest';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { saysClasses } from './outputs';

const PLAIN = { ...denseNetwork([{ weight: [[1, 2]], bias: [0, 0] }]), output: 'y' };

it('takes outputs for classes that the file says to be such', () => {
  expect(saysClasses(PLAIN)).toBe(false);
  expect(saysClasses({ ...PLAIN, normalizedBy: 'Softmax' })).toBe(true);
  expect(saysClasses({ ...PLAIN, givesClass: true })).toBe(true);
  expect(saysClasses({ ...PLAIN, fileOutput: 'class_logits' })).toBe(true);
  expect(saysClasses({ ...PLAIN, fileOutput: 'thrust', otherOutputs: ['output_label'] })).toBe(true);
  expect(saysClasses({ ...PLAIN, fileOutput: 'thrust', otherOutputs: ['value'] })).toBe(false);
});
