import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare } from '../../../small/decimal';
import { initialState } from '../state/initialState';
import { computeModel } from '../state/playgroundModel';
import { type Preset, presets } from '../state/presets';
import { arithmeticOf } from './arithmetic';
import { formatDecimal } from './formula';
import { unitsOf } from './units';

const modelOf = ({ network, box }: Preset) => computeModel({ ...initialState, network, box, step: 0, selected: 'q' });
const models = presets.map(modelOf);

describe('arithmetic', () => {
  it('takes the upper bound of x and the lower bound of y for the least −x + 5y', () => {
    const { terms } = arithmeticOf(modelOf(presets[0]), { kind: 'hidden', layer: 0, index: 0 });
    const words = (side: 'lower' | 'upper') =>
      terms.map(
        (pair) =>
          `${formatDecimal(pair.weight)} · ${formatDecimal(pair[side].factor)} = ${formatDecimal(pair[side].product)}, ${pair[side].bound}`,
      );
    expect(words('lower')).toEqual(['−1 · 6 = −6, upper', '5 · 1 = 5, lower']);
    expect(words('upper')).toEqual(['−1 · 4 = −4, lower', '5 · 5 = 25, upper']);
  });
  it('adds up to the bounds for every unit of every preset', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.nat(), (model, pick) => {
        const units = unitsOf(model.state.network);
        const unit = units[pick % units.length] ?? { kind: 'question' };
        const { terms, bias, bounds } = arithmeticOf(model, unit);
        for (const side of ['lower', 'upper'] as const) {
          const sum = terms.reduce((total, pair) => add(total, pair[side].product), bias);
          expect(compare(sum, bounds[side])).toBe(0);
        }
      }),
    );
  });
});
