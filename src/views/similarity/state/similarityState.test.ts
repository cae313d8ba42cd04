import { expect, it } from 'vitest';
import { similarityState } from './similarityState';

it('writes the other tree into the link, and reads it back', () => {
  const { encode, decode, initial } = similarityState;
  expect(encode(initial)).toEqual({});
  const state = { otherModel: 'file:a b.onnx', otherSource: 'confusion' as const };
  expect(decode(encode(state))).toEqual(state);
  expect(decode({ c: '', cs: 'dreams' })).toEqual(initial);
  expect(decode({ c: 'x', cs: 'dreams' })).toEqual({ otherModel: 'x', otherSource: 'weights' });
});
