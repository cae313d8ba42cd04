import { formatLower, formatUpper, formatValue } from '../../charts/numbers';
import { formatDecimal, formatShort, formula } from './formula';
import { type Decimal, subtract } from './math/decimal';
import { stabilityOf } from './math/intervalBounds';
import type { DecimalRange } from './math/smallNetwork';
import { boundsAfterRelu, boundsOf, type PlaygroundModel } from './playgroundModel';
import { emphasis, listed, type RichText, rich, strong, variable } from './richText';
import { hiddenName, sourceNames } from './units';

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
      ? rich`Each weight takes the end that suits it: ${sum} lies between ${lower(range)} and ${upper(range)}.`
      : rich`Each weight takes the end of its input that makes the sum least, then the end that makes it largest: ${sum} lies between ${lower(range)} and ${upper(range)}.`;
  }
  const names = describeNeurons(model, layer, (index) => boundsOf(model, { kind: 'hidden', layer, index }));
  return brief
    ? rich`Each weight takes the end that suits the bound. ${names}.`
    : rich`Each weight takes the end of its input that makes the sum least, then largest, as if the others did not matter. ${names}.`;
}

function narrateRelu(model: PlaygroundModel, layer: number, brief: boolean): RichText {
  const { network } = model.state;
  const ranges = model.bounds.hidden[layer]?.before ?? [];
  if (ranges.length > 2) {
    const count = (wanted: string) => String(ranges.filter((range) => stabilityOf(range) === wanted).length);
    return rich`ReLU keeps what lies above zero. Of ${String(ranges.length)} neurons ${strong(count('always on'))} are always on, ${strong(count('always off'))} always off, and ${strong(count('unstable'))} can change sign${brief ? '' : ' within the box'}.`;
  }
  const parts = ranges.map((range, index) => {
    const name = hiddenName(network, layer, index);
    const stability = stabilityOf(range);
    if (stability === 'always on') return rich`${name} passes unchanged`;
    if (stability === 'always off') return rich`${name} is 0 for every input`;
    const after = boundsAfterRelu(model, layer, index);
    return rich`${name} loses ${formatLower(range.lower)} to 0 and keeps 0 to ${upper(after)}`;
  });
  return rich`ReLU keeps what lies above zero and turns the rest into 0. Here ${listed(parts)}.`;
}

function narrateOutput(model: PlaygroundModel, brief: boolean): RichText {
  const [cat, dog] = model.bounds.outputs;
  const { apart } = model.bounds;
  if (!cat || !dog || !apart) return narrateQuestion(model, brief);
  const ranges = rich`Cat lies between ${lower(cat)} and ${upper(cat)}, Dog between ${lower(dog)} and ${upper(dog)}.`;
  return brief
    ? ranges
    : rich`${ranges} Looked at apart, Cat might be least while Dog is largest: ${signed(cat.lower, 'lower')} − ${signed(dog.upper, 'upper')} = ${lower(apart)}.`;
}

function narrateQuestion({ answer, bounds, state }: PlaygroundModel, brief: boolean): RichText {
  const { difference, apart } = bounds;
  const range = rich`between ${lower(difference)} and ${upper(difference)}`;
  const [x, y] = answer.lowest.point;
  const at = rich`${variable('x')} = ${exact(x)}, ${variable('y')} = ${exact(y)}`;
  const value = formatShort(answer.lowest.value, formatUpper);
  if (answer.verdict === 'verified') {
    const gain = apart && !brief ? rich` With the logits apart the bound would be ${lower(apart)}.` : [];
    return rich`Cat − Dog lies ${range}, which is above 0. So Cat is ahead for ${emphasis('every')} input in the box.${gain}`;
  }
  if (answer.verdict === 'falsified') {
    const doubt = rich`at ${at} the difference is exactly ${value}.`;
    return brief
      ? rich`The bounds say ${range}: no proof. And ${doubt}`
      : rich`Is Cat ahead for every input? The bounds say the difference lies ${range}, and ${formatLower(difference.lower)} is not above 0. No proof, then. Here the doubt is justified: ${doubt}`;
  }
  const gap = formatValue(subtract(answer.lowest.value, difference.lower));
  return brief
    ? rich`The bounds say ${range}: no proof. But the least value found is ${strong(value)}.`
    : rich`The bounds say Cat − Dog lies ${range}, so there is no proof. Yet the least value found is ${strong(value)}, at ${at}. The truth is in the gap of ${gap}${state.network.output.weights.length === 2 ? ', and interval bounds cannot say where' : ''}.`;
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

function exact(value: Decimal): string {
  return formatDecimal(value);
}

function signed(value: Decimal, end: 'lower' | 'upper'): string {
  const text = end === 'lower' ? formatLower(value) : formatUpper(value);
  return value.coefficient < 0n ? `(${text})` : text;
}
