import { NetworkError } from '../../../../network/networkError';
import type { Numbers } from '../../onnx/graphDraft';
import { permuted } from '../../onnx/graphDraft';
import { type Layer, type LayerContext, onlyInput, weightAt } from '../layer';
import { type Config, flagIn, numberIn, textIn } from '../settings';

/** How a recurrent layer of Keras is one of ONNX. */
interface Kind {
  readonly opType: string;
  /** Where ONNX's gates stand among Keras's. */
  readonly gates: readonly number[];
  /** ONNX's activations of a direction, by the fields of Keras's configuration. */
  readonly activations: readonly ('activation' | 'recurrent_activation')[];
}

const SIMPLE: Kind = { opType: 'RNN', gates: [0], activations: ['activation'] };
const GATED: Kind = { opType: 'GRU', gates: [0, 1, 2], activations: ['recurrent_activation', 'activation'] };
const LONG: Kind = {
  opType: 'LSTM',
  gates: [0, 3, 1, 2],
  activations: ['recurrent_activation', 'activation', 'activation'],
};

/** Keras's activations that ONNX's recurrent layers have, too. */
const NAMES: Readonly<Record<string, string>> = {
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  softplus: 'Softplus',
  softsign: 'Softsign',
  tanh: 'Tanh',
};

export const simpleRecurrent: Layer = (context) => recurrent(context, SIMPLE);
export const longRecurrent: Layer = (context) => recurrent(context, LONG);
export const gatedRecurrent: Layer = (context) => recurrent(context, GATED);

function recurrent(context: LayerContext, kind: Kind) {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  refuseSettings(config);
  const units = numberIn(config, 'units');
  const isBiased = flagIn(config, 'use_bias', true);
  const weights = context.weights(['kernel', 'recurrent_kernel', ...(isBiased ? ['bias'] : [])]);
  const isAfter = kind === GATED && flagIn(config, 'reset_after', true);
  const inputs = [
    graph.last(input),
    graph.draft.constant(`${name}/kernel`, turned(weightAt(weights, 0, 2), kind, units)),
    graph.draft.constant(`${name}/recurrent_kernel`, turned(weightAt(weights, 1, 2), kind, units)),
  ];
  if (isBiased) {
    const bias = weightAt(weights, 2, isAfter ? 2 : 1);
    inputs.push(graph.draft.constant(`${name}/bias`, bothBiases(bias, kind, units)));
  }
  const isBackward = flagIn(config, 'go_backwards', false);
  const all = graph.draft.add(`${name}/all`, kind.opType, inputs, {
    hidden_size: units,
    layout: 1,
    direction: isBackward ? 'reverse' : 'forward',
    activations: { texts: kind.activations.map((field) => activationOf(config, field)) },
    ...(isAfter && { linear_before_reset: 1 }),
  });
  const ways = graph.draft.integers(`${name}/ways`, [2]);
  if (flagIn(config, 'return_sequences', false)) {
    if (isBackward) throw new NetworkError('It gives a sequence from its end.', 'Turn the sequence about before it.');
    return graph.ofLast(3, graph.draft.add(name, 'Squeeze', [all, ways]));
  }
  const steps = graph.draft.add(`${name}/steps`, 'Squeeze', [all, ways]);
  const place = graph.draft.integers(`${name}/place`, [isBackward ? 0 : -1]);
  const last = graph.draft.add(`${name}/last`, 'Gather', [steps, place], { axis: 1 });
  return graph.ofLast(2, graph.draft.add(name, 'Squeeze', [last, graph.draft.integers(`${name}/step`, [1])]));
}

function refuseSettings(config: Config): void {
  for (const field of ['return_state', 'stateful', 'time_major']) {
    if (!flagIn(config, field, false)) continue;
    throw new NetworkError(`It has ${field}.`, `Build it with ${field}=False.`);
  }
}

function activationOf(config: Config, field: Kind['activations'][number]): string {
  const name = textIn(config, field, field === 'activation' ? 'tanh' : 'sigmoid');
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (known) return known;
  throw new NetworkError(`Its ${field} is “${name}”.`, `Use one of: ${Object.keys(NAMES).join(', ')}.`);
}

/** [inputs, gates·units] of Keras as [1, gates·units, inputs] of ONNX. */
function turned(weight: Numbers, kind: Kind, units: number): Numbers {
  const { shape, data } = permuted(inOrder(weight, kind, units), [1, 0]);
  return { shape: [1, ...shape], data };
}

/** The gates of the last axis in ONNX's order. */
function inOrder({ shape, data }: Numbers, { gates }: Kind, units: number): Numbers {
  const width = shape.at(-1) as number;
  if (width !== gates.length * units) {
    throw new NetworkError(
      `Its weights are of ${width} units, which are no ${gates.length} gates of ${units}.`,
      'Save the model again.',
    );
  }
  const sources = gates.flatMap((gate) => Array.from({ length: units }, (_, unit) => gate * units + unit));
  const ordered = data.map((_, at) => data[Math.floor(at / width) * width + (sources[at % width] as number)] as number);
  return { shape, data: ordered };
}

/** The biases of what is read and of the state; Keras has one of both but for a GRU that resets after its product. */
function bothBiases(bias: Numbers, kind: Kind, units: number): Numbers {
  const { data } = inOrder(bias, kind, units);
  const count = 2 * kind.gates.length * units;
  const both = new Float32Array(count);
  both.set(data.subarray(0, count));
  return { shape: [1, count], data: both };
}
