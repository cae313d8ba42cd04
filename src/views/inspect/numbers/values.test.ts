import { expect, it } from 'vitest';
import { nameOfValue } from './values';

it('calls values as a person does, else as the file tells its outputs apart, else by number', () => {
  const one = { fileOutput: 'thrust', fileOutputs: ['roll', 'thrust'], outputs: 1 };
  expect(nameOfValue(one, 0)).toBe('thrust');
  expect(nameOfValue({ ...one, outputs: 2 }, 1)).toBe('thrust 1');
  expect(nameOfValue({ ...one, interface: { labels: ['push'] } }, 0)).toBe('push');
  expect(nameOfValue({ ...one, interface: { threshold: 1 } }, 1)).toBe('Score');
  expect(nameOfValue({ fileOutput: '42', fileOutputs: ['42'], outputs: 5 }, 3)).toBe('Output 3');
});
