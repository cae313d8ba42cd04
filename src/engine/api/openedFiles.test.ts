import { expect, it } from 'vitest';
import { openedModel, rememberModel } from './openedFiles';

it('finds the file of a network by its name, the newest first, or by its digest', () => {
  const [first, second] = [1, 2].map((byte) => ({ name: 'own.onnx', bytes: Uint8Array.of(byte).buffer, beside: {} }));
  rememberModel(first as NonNullable<typeof first>, 'digest 1');
  rememberModel({ file: second as NonNullable<typeof second>, threshold: 0 }, 'digest 2');
  rememberModel('fashion-natural', 'digest 3');
  expect(openedModel('own.onnx')).toBe(second);
  expect(openedModel('digest 1')).toBe(first);
  expect(openedModel('digest 2')).toBe(second);
  for (const name of ['fashion-natural', 'other.onnx']) expect(() => openedModel(name)).toThrow(/Open its file first/);
});
