import { type Decimal, toNumeral } from '../../../small/decimal';
import type { AffineLayer, DecimalRange } from '../../../small/smallNetwork';
import type { PlaygroundModel } from '../state/playgroundModel';

/** Everything on screen as exact numerals, for a file: the network, the box, every bound, the answer. */
export function numbersOf({ state, bounds, answer }: PlaygroundModel) {
  const [x, y] = state.box;
  return {
    network: { hidden: state.network.hidden.map(layer), output: layer(state.network.output) },
    box: { x: interval(x), y: interval(y) },
    bounds: {
      hidden: bounds.hidden.map(({ before, after }) => ({ before: before.map(interval), after: after.map(interval) })),
      outputs: bounds.outputs.map(interval),
      ...(bounds.apart ? { apart: interval(bounds.apart) } : {}),
      difference: interval(bounds.difference),
    },
    verdict: answer.verdict,
    lowestFound: {
      x: toNumeral(answer.lowest.point[0]),
      y: toNumeral(answer.lowest.point[1]),
      value: toNumeral(answer.lowest.value),
    },
  };
}

function layer({ weights, biases }: AffineLayer) {
  return { weights: weights.map((row) => row.map(toNumeral)), biases: biases.map((bias: Decimal) => toNumeral(bias)) };
}

function interval({ lower, upper }: DecimalRange): readonly [string, string] {
  return [toNumeral(lower), toNumeral(upper)];
}
