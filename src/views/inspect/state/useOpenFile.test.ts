import { expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { changesBy, numbersIn } from './useOpenFile';

const model = { inputShape: [1, 2] } as unknown as ModelSummary;

it('takes a table of one row for the numbers of the network, and all others for data sets', () => {
  expect(numbersIn('x,y\n1,2', model)).toEqual([1, 2]);
  for (const text of ['1,2,3', 'x,y\n1,2\n3,4', 'x,y\n1,cat']) expect(numbersIn(text, model)).toBeNull();
});

it('keeps what a link says of the files that it names, once they are opened', () => {
  const shown = { model: 'file:a.onnx', numbers: null, picture: null, images: 'own:rows~1' };
  expect(changesBy({ key: 'file:a.onnx', images: null }, shown, null)).toEqual({});
  expect(changesBy({ key: null, images: 'own:rows~1' }, shown, null)).toEqual({});
  expect(changesBy({ key: null, images: 'own:rows~2' }, shown, null)).toMatchObject({ image: 0, radii: null });
  expect(changesBy({ key: 'file:b.onnx', images: null }, shown, 'Drawn 7')).toMatchObject({
    model: 'file:b.onnx',
    stays: null,
    picture: 'Drawn 7',
  });
  expect(changesBy({ key: 'file:b.onnx', images: 'own:rows~1' }, shown, null)).toMatchObject({ image: 0 });
  const typed = { ...shown, numbers: [1, 2] };
  expect(changesBy({ key: 'file:a.onnx', images: null }, typed, 'Drawn 7')).toEqual({});
});
