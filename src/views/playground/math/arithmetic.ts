import { type Decimal, multiply, ZERO } from '../../../small/decimal';
import { differenceLayer } from '../../../small/intervalBounds';
import type { DecimalRange } from '../../../small/smallNetwork';
import { layerAt } from '../state/edits';
import { sameBox, sameNetwork } from '../state/playgroundCodec';
import { boundsOf, type PlaygroundModel } from '../state/playgroundModel';
import { presets } from '../state/presets';
import type { RichText } from '../steps/richText';
import { ARITHMETIC } from '../words';
import { rowOf, sourceNames, type Unit } from './units';

/** What one weight adds to a bound. */
interface Term {
  readonly bound: 'lower' | 'upper';
  /** The bound of its input that the weight takes. */
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
  const affine = unit.kind === 'question' ? differenceLayer(network) : layerAt(network, layer);
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

function term(weight: Decimal, input: DecimalRange, bound: 'lower' | 'upper'): Term {
  return { bound, factor: input[bound], product: multiply(weight, input[bound]) };
}

/** On the poster's own example: what it prints, and why that cannot be. */
export function misprint({ state }: PlaygroundModel): string | undefined {
  const [poster] = presets;
  if (!sameNetwork(state.network, poster.network) || !sameBox(state.box, poster.box)) return undefined;
  return ARITHMETIC.misprint;
}
