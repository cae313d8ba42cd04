import { csvParseRows } from 'd3';
import { expect, it } from 'vitest';
import { presets } from '../state/presets';
import { backwardStages } from './backwardStages';
import { stationsCsv } from './stationsCsv';

it('writes every station of CROWN term by term, the bound last', () => {
  const preset = presets.find(({ id }) => id === 'one');
  if (!preset) throw new Error('There is no such preset.');
  const [head, ...rows] = csvParseRows(stationsCsv(preset.network, backwardStages(preset.network, preset.box)));
  expect(head).toEqual(['station', 'of', 'value']);
  expect(rows[0]?.[0]).toBe('Question');
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['Box', 'lower bound']);
  expect(rows.every(([, , value]) => Number.isFinite(Number(value)))).toBe(true);
});
