import { expect, it } from 'vitest';
import { ownState, withEntry } from './ownState';

const { initial, encode, decode } = ownState;

it('keeps what is known of networks and their images in the link, by the networks', () => {
  const known = withEntry(initial.known, 'file:a "1".onnx', { mean: [0.5], labels: ['cat', 'dog'] });
  const images = withEntry(initial.images, 'file:a "1".onnx', 'own:zoo~1f');
  expect(decode(encode({ known, images }))).toEqual({ known, images });
});

it('adds nothing to the link where nothing is known, and leaves out what cannot be read', () => {
  expect(encode(initial)).toEqual({});
  expect(decode({ k: '{"a":5}', ds: '[' })).toEqual(initial);
  expect(withEntry({ a: 'b' }, 'a', null)).toEqual({});
});
