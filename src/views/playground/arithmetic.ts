import { layerAt } from './edits';
import { type Decimal, multiply, ZERO } from './math/decimal';
import { differenceLayer } from './math/intervalBounds';
import type { DecimalRange } from './math/smallNetwork';
import { boundsOf, type PlaygroundModel } from './playgroundModel';
import type { RichText } from './richText';
import { rowOf, sourceNames, type Unit } from './units';

/** What one weight adds to a bound. */
export interface Term {
  readonly end: 'lower' | 'upper';
  /** The end of the input's range that the weight takes. */
  readonly factor: Decimal;
  readonly product: Decimal;
}

export interface TermPair {
  readonly name: RichText;
  readonly weight: Decimal;
  readonly lower: Term;
  readonly upper: Term;
}

/** How both bounds of a unit come about, weight by weight. */
export interface Arithmetic {
  readonly terms: readonly TermPair[];
  readonly bias: Decimal;
  readonly bounds: DecimalRange;
}

/** The sums behind a unit's bounds; of the question the difference folded into the last layer. */
export function arithmeticOf(model: PlaygroundModel, unit: Unit): Arithmetic {
  const { network } = model.state;
  const { layer, row } = rowOf(network, unit);
  const affine = unit.kind === 'question' ? differenceLayer(network.output) : layerAt(network, layer);
  const inputs = layer === 0 ? model.state.box : (model.bounds.hidden[layer - 1]?.after ?? []);
  const names = sourceNames(network, layer);
  const terms = inputs.map((input, column): TermPair => {
    const weight = affine?.weights[row]?.[column] ?? ZERO;
    const rising = weight.coefficient >= 0n;
    return {
      name: names[column] ?? [],
      weight,
      lower: term(weight, input, rising ? 'lower' : 'upper'),
      upper: term(weight, input, rising ? 'upper' : 'lower'),
    };
  });
  return { terms, bias: affine?.biases[row] ?? ZERO, bounds: boundsOf(model, unit) };
}

function term(weight: Decimal, input: DecimalRange, end: 'lower' | 'upper'): Term {
  return { end, factor: input[end], product: multiply(weight, input[end]) };
}
