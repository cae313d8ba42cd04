import { csvParseRows } from 'd3';
import { expect, it } from 'vitest';
import { methodBounds } from '../../../small/methodBounds';
import { planeAxesOf } from '../reach/planeAxes';
import { ladderCsv, planeCsv, unitsCsv } from './figureTables';
import { initialState } from './initialState';
import { computeModel } from './playgroundModel';
import { presets } from './presets';

const modelOf = (id: string, step: number) => {
  const preset = presets.find((each) => each.id === id);
  if (!preset) throw new Error(id);
  return computeModel({ ...initialState, network: preset.network, box: preset.box, step });
};

it('writes the bounds of every unit as they are, exactly', () => {
  expect(csvParseRows(unitsCsv(modelOf('one', 0)))).toEqual([
    ['unit', 'activation', 'lower', 'upper'],
    ['x', '', '4', '6'],
    ['y', '', '1', '5'],
    ['z', 'before', '-1', '21'],
    ['z', 'after', '0', '21'],
    ['Cat − Dog', '', '0', '21'],
  ]);
});

it('says what each method proves of the question, and leaves out what is not computed', () => {
  const model = modelOf('two', 4);
  const { network, box } = model.state;
  const ladder = { ...methodBounds(network, box), cells: 0, complete: false };
  const rows = csvParseRows(ladderCsv({ ...model, ladder }));
  expect(rows.find(([method]) => method === 'CROWN')).toEqual(['CROWN', '0.2', '11', 'true', 'verified']);
  expect(rows.find(([method]) => method === 'Splitting')).toBeUndefined();
});

it('writes the corners of every set of the plane', () => {
  const model = modelOf('two', 4);
  const axes = planeAxesOf(model);
  if (!axes) throw new Error('There is no plane.');
  const [head, ...rows] = csvParseRows(planeCsv(model, axes));
  expect(head).toEqual(['set', 'polygon', 'Dog', 'Cat']);
  expect(new Set(rows.map(([set]) => set))).toEqual(new Set(['Exact', 'CROWN', 'Zonotope', 'Interval']));
  expect(rows.filter(([set]) => set === 'Interval')).toHaveLength(4);
});
