import { compare, type Decimal, parseDecimal, toNumeral } from './math/decimal';
import { type AffineLayer, type Box, MOST_LAYERS, MOST_NEURONS, type SmallNetwork } from './math/smallNetwork';
import { initialState, type PlaygroundState } from './playgroundState';
import { presets } from './presets';
import { stepsOf } from './steps';
import { findUnit, unitId } from './units';

/**
 * Link of a state, defaults left out: `net` a preset or `w,w,bias` rows joined by `_` and layers by `~`, `box` the four
 * ends, `step`, `at` the selected unit.
 */
export function encodePlayground(state: PlaygroundState): Record<string, string> {
  const { network, box, step, selected } = state;
  const preset = presets.find((candidate) => sameNetwork(candidate.network, network));
  const base = preset ?? presets[0];
  const parameters: Record<string, string> = {};
  if (preset !== presets[0]) parameters.net = preset?.id ?? encodeNetwork(network);
  if (encodeBox(box) !== encodeBox(base.box)) parameters.box = encodeBox(box);
  if (step !== stepsOf(network).length - 1) parameters.step = String(step);
  if (selected !== (preset?.selected ?? 'q')) parameters.at = selected;
  return parameters;
}

/** Reads what `encodePlayground` wrote; whatever cannot be read takes its default. */
export function decodePlayground(parameters: Readonly<Record<string, string>>): PlaygroundState {
  const { net = presets[0].id, box, step, at } = parameters;
  const preset = presets.find(({ id }) => id === net);
  const decoded = preset ? undefined : decodeNetwork(net);
  const known = preset ?? (decoded ? undefined : presets[0]);
  const network = known?.network ?? decoded ?? initialState.network;
  const last = stepsOf(network).length - 1;
  const wanted = /^\d{1,2}$/.test(step ?? '') ? Number(step) : last;
  return {
    network,
    box: decodeBox(box ?? '') ?? known?.box ?? initialState.box,
    step: Math.min(wanted, last),
    selected: unitId(findUnit(network, at ?? known?.selected ?? 'q')),
  };
}

/** Whether two networks are the same, weight by weight. */
export function sameNetwork(a: SmallNetwork, b: SmallNetwork): boolean {
  return encodeNetwork(a) === encodeNetwork(b);
}

/** Whether two boxes are the same. */
export function sameBox(a: Box, b: Box): boolean {
  return encodeBox(a) === encodeBox(b);
}

function encodeNetwork({ hidden, output }: SmallNetwork): string {
  return [...hidden, output].map(encodeLayer).join('~');
}

function encodeLayer({ weights, biases }: AffineLayer): string {
  return weights.map((row, index) => [...row, biases[index] as Decimal].map(toNumeral).join(',')).join('_');
}

function encodeBox(box: Box): string {
  return box.flatMap(({ lower, upper }) => [toNumeral(lower), toNumeral(upper)]).join(',');
}

function decodeNetwork(text: string): SmallNetwork | undefined {
  const layers = text.split('~').map(decodeLayer);
  if (layers.length < 2 || layers.length > MOST_LAYERS + 1) return undefined;
  let width = 2;
  const valid: AffineLayer[] = [];
  for (const layer of layers) {
    if (!layer?.weights.every((row) => row.length === width)) return undefined;
    width = layer.weights.length;
    valid.push(layer);
  }
  const output = valid.pop();
  return output && width <= 2 ? { hidden: valid, output } : undefined;
}

function decodeLayer(text: string): AffineLayer | undefined {
  const rows = text.split('_').map((row) => row.split(',').map(parseDecimal));
  if (rows.length > MOST_NEURONS) return undefined;
  const weights: Decimal[][] = [];
  const biases: Decimal[] = [];
  for (const row of rows) {
    const values = row.filter((value) => value !== undefined);
    const bias = values.at(-1);
    if (values.length !== row.length || bias === undefined) return undefined;
    weights.push(values.slice(0, -1));
    biases.push(bias);
  }
  return { weights, biases };
}

function decodeBox(text: string): Box | undefined {
  const [a, b, c, d, ...rest] = text.split(',').map(parseDecimal);
  if (!a || !b || !c || !d || rest.length > 0) return undefined;
  if (compare(a, b) > 0 || compare(c, d) > 0) return undefined;
  return [
    { lower: a, upper: b },
    { lower: c, upper: d },
  ];
}
