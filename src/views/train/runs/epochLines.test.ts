import { expect, it } from 'vitest';
import { epochReport, trainingSnapshot } from '../../../testing/standIns/trainingSnapshots';
import { niceLoss } from '../pictures/epochLayout';
import { epochsDone, figureLines, lossLines } from './epochLines';

it('makes a line of every figure that there is', () => {
  const reports = [epochReport(1, { clean: 0.5, adaptive: 0.2 }), epochReport(2, { clean: 0.6, adaptive: 0.3 })];
  const lines = figureLines(trainingSnapshot({ reports }));
  expect(lines.map(({ id }) => id)).toEqual(['clean', 'adaptive']);
  expect(lines[0]?.points).toEqual([
    { at: 1, value: 0.5 },
    { at: 2, value: 0.6 },
  ]);
  expect(figureLines(trainingSnapshot()).map(({ id }) => id)).toEqual(['clean', 'interGroup', 'adaptive', 'verified']);
});

it('begins a line with each network of a tree, and ends with the whole', () => {
  const reports = [1, 2, 3, 4, 4].map((epoch) => epochReport(epoch, { clean: epoch / 4 }));
  const [line] = figureLines(trainingSnapshot({ reports, epochs: 4, request: { epochs: 2, method: 'ndt' } }));
  expect(line?.points.map(({ at, begins }) => [at, begins])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, true],
    [4, undefined],
    [4, true],
  ]);
});

it('leaves losses out that are no numbers', () => {
  const losses = [
    { at: 0.5, loss: 2 },
    { at: 1, loss: Number.NaN },
  ];
  expect(lossLines(trainingSnapshot({ losses }))[0]?.points).toEqual([{ at: 0.5, value: 2 }]);
  expect(niceLoss([2.31, Number.NaN])).toBe(3);
  expect(niceLoss([])).toBe(3);
});

it('begins a line of losses with each network of a tree', () => {
  const losses = [1, 2, 2.5, 4].map((at) => ({ at, loss: 1 }));
  const [line] = lossLines(trainingSnapshot({ losses, epochs: 4, request: { epochs: 2, method: 'ndt' } }));
  expect(line?.points.map(({ begins }) => begins)).toEqual([undefined, undefined, true, undefined]);
});

it('counts epochs with the share of the one under way', () => {
  const reports = [epochReport(1, { clean: 0.5 })];
  expect(epochsDone(trainingSnapshot({ reports, step: 25 }))).toBe(1.25);
  expect(epochsDone(trainingSnapshot({ reports, step: 100 }))).toBe(1);
  expect(epochsDone(trainingSnapshot({ reports, epochs: 1, step: 25 }))).toBe(1);
});
