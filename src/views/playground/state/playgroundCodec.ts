import { isActivation } from '../../../small/activations';
import { compare, type Decimal, parseDecimal, toNumeral } from '../../../small/decimal';
import {
  type AffineLayer,
  activationOf,
  type Box,
  MOST_LAYERS,
  MOST_NEURONS,
  MOST_OUTPUTS,
  rivalOf,
  type SmallNetwork,
} from '../../../small/smallNetwork';
import { findUnit, unitId } from '../math/units';
import { stepsOf } from '../steps/steps';
import { initialState, type PlaygroundState } from './initialState';
import { isMethod } from './methods';
import { presets } from './presets';

/**
 * Link of a state, defaults left out: `net` a preset or `w,w,bias` rows joined by `_` and layers by `~`, `box` the four
 * bounds, `step`, `at` the selected unit, `plane=inputs`, `axes` and `outs` what the
 * large picture shows, `act` the activation, `by` the method that answers the question,
 * `vs=2` where Cat is compared with the third output.
 */
export function encodePlayground(state: PlaygroundState): Record<string, string> {
  const { network, box, step, selected, inputs, axes, outputAxes, method } = state;
  const preset = presets.find((candidate) => sameNetwork(candidate.network, network));
  const base = preset ?? presets[0];
  const parameters: Record<string, string> = {};
  if (preset !== presets[0]) parameters.net = preset?.id ?? encodeNetwork(network);
  if (!preset && activationOf(network) !== 'relu') parameters.act = activationOf(network);
  if (encodeBox(box) !== encodeBox(base.box)) parameters.box = encodeBox(box);
  if (rivalOf(network) > 1) parameters.vs = String(rivalOf(network));
  if (step !== 0) parameters.step = String(step);
  if (selected !== (preset?.selected ?? 'q')) parameters.at = selected;
  if (inputs) parameters.plane = 'inputs';
  if (axes.join() !== '0,1') parameters.axes = axes.join();
  if (outputAxes) parameters.outs = outputAxes.join();
  if (method !== (preset?.method ?? 'interval')) parameters.by = method;
  return parameters;
}

/** Reads what `encodePlayground` wrote; whatever cannot be read takes its default. */
export function decodePlayground(parameters: Readonly<Record<string, string>>): PlaygroundState {
  const { net = presets[0].id, box, step, at, plane, axes, outs, act, by = '', vs = '' } = parameters;
  const preset = presets.find(({ id }) => id === net);
  const decoded = preset ? undefined : decodeNetwork(net);
  const known = preset ?? (decoded ? undefined : presets[0]);
  const plain = known?.network ?? (decoded && withActivation(decoded, act)) ?? initialState.network;
  const network = vs === '2' && plain.output.weights.length > 2 ? { ...plain, rival: 2 } : plain;
  const last = stepsOf(network).length - 1;
  const wanted = /^\d{1,2}$/.test(step ?? '') ? Number(step) : 0;
  return {
    network,
    box: decodeBox(box ?? '') ?? known?.box ?? initialState.box,
    step: Math.min(wanted, last),
    selected: unitId(findUnit(network, at ?? known?.selected ?? 'q')),
    inputs: plane === 'inputs',
    axes: decodeAxes(axes ?? '') ?? initialState.axes,
    outputAxes: decodeAxes(outs ?? ''),
    method: isMethod(by) ? by : (known?.method ?? 'interval'),
  };
}

/** What of a link is there and cannot be read. */
export function unreadablePlayground(parameters: Readonly<Record<string, string>>): readonly string[] {
  const isRead: Readonly<Record<string, readonly [string, (text: string) => unknown]>> = {
    net: ['the network', (text) => presets.some(({ id }) => id === text) || decodeNetwork(text)],
    act: ['the activation', isActivation],
    box: ['the box', decodeBox],
    step: ['the step', (text) => /^\d{1,2}$/.test(text)],
    at: ['the selected unit', (text) => /^(h\d\.\d|o[0-2]|q)$/.test(text)],
    plane: ['what the plane shows', (text) => text === 'inputs'],
    axes: ['the axes', decodeAxes],
    outs: ['the axes of the outputs', decodeAxes],
    by: ['the method', isMethod],
    vs: ['the class compared with', (text) => /^[12]$/.test(text)],
  };
  return Object.entries(isRead).flatMap(([key, [name, read]]) => {
    const text = parameters[key];
    return text === undefined || read(text) ? [] : [`${name} (${key})`];
  });
}

/** Whether two networks are the same, weight by weight. */
export function sameNetwork(a: SmallNetwork, b: SmallNetwork): boolean {
  return encodeNetwork(a) === encodeNetwork(b) && activationOf(a) === activationOf(b);
}

/** Whether two boxes are the same. */
export function sameBox(a: Box, b: Box): boolean {
  return encodeBox(a) === encodeBox(b);
}

/** Written once a network: a drag of the box asks in every frame, and for every preset. */
const written = new WeakMap<SmallNetwork, string>();

function encodeNetwork(network: SmallNetwork): string {
  const known = written.get(network);
  if (known !== undefined) return known;
  const text = [...network.hidden, network.output].map(encodeLayer).join('~');
  written.set(network, text);
  return text;
}

function encodeLayer({ weights, biases }: AffineLayer): string {
  return weights.map((row, index) => [...row, biases[index] as Decimal].map(toNumeral).join(',')).join('_');
}

function encodeBox(box: Box): string {
  return box.flatMap(({ lower, upper }) => [toNumeral(lower), toNumeral(upper)]).join(',');
}

function withActivation(network: SmallNetwork, name: string | undefined): SmallNetwork {
  return name !== undefined && isActivation(name) ? { ...network, activation: name } : network;
}

function decodeAxes(text: string): readonly [number, number] | undefined {
  const match = /^([0-7]),([0-7])$/.exec(text);
  return match && match[1] !== match[2] ? [Number(match[1]), Number(match[2])] : undefined;
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
  return output && width <= MOST_OUTPUTS ? { hidden: valid, output } : undefined;
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
