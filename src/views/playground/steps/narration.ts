import { formatLower, formatUpper } from '../../../numbers/format';
import { type Decimal, subtract } from '../../../small/decimal';
import { stabilityOf } from '../../../small/intervalBounds';
import { activationOf, activationTitle, type DecimalRange, rivalOf } from '../../../small/smallNetwork';
import { formatDecimal, formula } from '../math/formula';
import { hiddenName, rivalName, sourceNames } from '../math/units';
import { boundsAfterRelu, boundsOf, type PlaygroundModel } from '../state/playgroundModel';
import { narrateQuestion } from './narrateQuestion';
import { emphasis, listed, type RichText, rich, strong, variable } from './richText';

/** What the step does, with the numbers on screen, in at most two lines. */
export function narrate(model: PlaygroundModel, brief = false): RichText {
  const { step } = model;
  if (step.kind === 'input') return narrateInput(model);
  if (step.kind === 'linear') return narrateLinear(model, step.layer, brief);
  if (step.kind === 'relu') return narrateRelu(model, step.layer, brief);
  return step.kind === 'output' ? narrateOutput(model, brief) : narrateQuestion(model, brief);
}

function narrateInput({ state: { box } }: PlaygroundModel): RichText {
  const [x, y] = box;
  return rich`Each input may be anywhere in its range: ${variable('x')} between ${exact(x.lower)} and ${exact(x.upper)}, ${variable('y')} between ${exact(y.lower)} and ${exact(y.upper)}. The bounds hold for ${emphasis('every')} point of this box at once.`;
}

function narrateLinear(model: PlaygroundModel, layer: number, brief: boolean): RichText {
  const { network } = model.state;
  const hidden = network.hidden[layer];
  const [row, bias] = [hidden?.weights[0], hidden?.biases[0]];
  if (hidden?.weights.length === 1 && row && bias) {
    const range = boundsOf(model, { kind: 'hidden', layer, index: 0 });
    const sum = formula(row, bias, sourceNames(network, layer));
    return brief
      ? rich`For the minimum, positive weights use lower bounds, negative weights upper bounds. ${sum} lies between ${lower(range)} and ${upper(range)}.`
      : rich`For the minimum, positive weights use lower bounds, negative weights upper bounds; for the maximum, the other way round. ${sum} lies between ${lower(range)} and ${upper(range)}.`;
  }
  const names = describeNeurons(model, layer, (index) => boundsOf(model, { kind: 'hidden', layer, index }));
  return brief
    ? rich`For the minimum, positive weights use lower bounds, negative weights upper bounds. ${names}.`
    : rich`For the minimum, positive weights use lower bounds, negative weights upper bounds, each as if alone. ${names}.`;
}

function narrateRelu(model: PlaygroundModel, layer: number, brief: boolean): RichText {
  const { network } = model.state;
  if (activationOf(network) !== 'relu') return narrateBend(model, layer, brief);
  const ranges = model.bounds.hidden[layer]?.before ?? [];
  if (ranges.length > 2) {
    const count = (wanted: string) => String(ranges.filter((range) => stabilityOf(range) === wanted).length);
    return rich`ReLU keeps what lies above zero. Of ${String(ranges.length)} neurons ${strong(count('always on'))} are always on, ${strong(count('always off'))} always off, and ${strong(count('unstable'))} can change sign${brief ? '' : ' within the box'}.`;
  }
  const parts = ranges.map((range, index) => {
    const name = hiddenName(network, layer, index);
    const stability = stabilityOf(range);
    if (stability === 'always on') return rich`passes ${name} unchanged`;
    if (stability === 'always off') return rich`turns ${name} into 0 for every input`;
    const after = boundsAfterRelu(model, layer, index);
    return rich`clips ${name} from ${interval(range)} to ${interval(after)}`;
  });
  return rich`ReLU keeps what lies above zero and turns the rest into 0. It ${listed(parts)}.`;
}

/** Of activations that turn nothing into 0. */
function narrateBend(model: PlaygroundModel, layer: number, brief: boolean): RichText {
  const title = activationTitle(model.state.network);
  const names = describeNeurons(model, layer, (index) => boundsAfterRelu(model, layer, index));
  return brief
    ? rich`After ${title}: ${names}.`
    : rich`${title} never falls, so its range lies between its values at both bounds. After it, ${names}.`;
}

function narrateOutput(model: PlaygroundModel, brief: boolean): RichText {
  const { network } = model.state;
  const [cat, dog] = [model.bounds.outputs[0], model.bounds.outputs[rivalOf(network)]];
  const rival = rivalName(network);
  const { apart } = model.bounds;
  if (!cat || !dog || !apart) return narrateQuestion(model, brief);
  const ranges = rich`Cat lies between ${lower(cat)} and ${upper(cat)}, ${rival} between ${lower(dog)} and ${upper(dog)}.`;
  return brief
    ? ranges
    : rich`${ranges} Bounded separately, Cat might be least while ${rival} is largest: ${signed(cat.lower, 'lower')} − ${signed(dog.upper, 'upper')} = ${lower(apart)}.`;
}

/** `a lies between −1 and 9, b between −8 and 2`, or the widest where there are many. */
function describeNeurons(model: PlaygroundModel, layer: number, rangeOf: (index: number) => DecimalRange): RichText {
  const { network } = model.state;
  const count = network.hidden[layer]?.weights.length ?? 0;
  const indices = Array.from({ length: count }, (_, index) => index);
  if (count > 2) {
    const width = (index: number) => subtract(rangeOf(index).upper, rangeOf(index).lower);
    const widest = indices.reduce((best, index) =>
      subtract(width(index), width(best)).coefficient > 0n ? index : best,
    );
    return rich`The widest is ${hiddenName(network, layer, widest)}, between ${lower(rangeOf(widest))} and ${upper(rangeOf(widest))}`;
  }
  return listed(
    indices.map((index) => {
      const verb = index === 0 ? ' lies' : '';
      return rich`${hiddenName(network, layer, index)}${verb} between ${lower(rangeOf(index))} and ${upper(rangeOf(index))}`;
    }),
  );
}

function lower(range: DecimalRange): RichText {
  return strong(formatLower(range.lower));
}

function upper(range: DecimalRange): RichText {
  return strong(formatUpper(range.upper));
}

/** In brackets: [0, 21]. */
function interval(range: DecimalRange): RichText {
  return rich`[${lower(range)}, ${upper(range)}]`;
}

function exact(value: Decimal): string {
  return formatDecimal(value);
}

function signed(value: Decimal, bound: 'lower' | 'upper'): string {
  const text = bound === 'lower' ? formatLower(value) : formatUpper(value);
  return value.coefficient < 0n ? `(${text})` : text;
}
