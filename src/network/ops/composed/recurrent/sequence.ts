import { permute } from '../../../layout';
import { NetworkError } from '../../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../onnxNode';
import { constantInput, floatsOf, optionalConstant, textAttribute } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import type { Builder } from '../builder';
import { asValue, constantOf, pick, reshaped } from '../parts';
import { arranged, type Layout, readLayout } from './layout';

/** What is known of one direction of a recurrent layer. */
export interface Direction {
  /** Wx and its bias of every step, [steps·items, gates·units], steps first. */
  readonly driven: string;
  /** R turned about, [units, gates·units], and its bias. */
  readonly recurrent: OnnxTensor;
  readonly bias: OnnxTensor | undefined;
  /** Names of its activations. */
  readonly activations: readonly string[];
  /** Weights of peepholes, [gates·units]. */
  readonly peepholes: Float32Array | undefined;
  readonly units: number;
}

/** The state after a step: what it gives, and for LSTM its cell; undefined where it is zeros. */
interface State {
  readonly hidden: string | undefined;
  readonly cell?: string | undefined;
}

/** Computes a step: the state after it, from the share of what is read, [items, gates·units], and the state before. */
export type Step = (builder: Builder, driven: string, before: State, direction: Direction) => State;

/**
 * A recurrent layer of ONNX with its steps written out one after the other: all outputs, the last, and for LSTM the last
 * cell.
 *
 * @param gates how many there are
 * @param usual activations of a direction
 */
export function unrolled(
  node: OnnxNode,
  context: ImportContext,
  builder: Builder,
  gates: number,
  usual: readonly string[],
  step: Step,
): readonly string[] {
  const layout = readLayout(node, context, builder);
  const way = textAttribute(node, 'direction', 'forward');
  const ways = way === 'bidirectional' ? ['forward', 'reverse'] : [way];
  const directions = ways.map((_, at) => readDirection(node, context, builder, { layout, gates, usual, at }));
  const runs = directions.map((direction, at) => {
    const start = [5, 6].map((input) => startOf(node, context, builder, { input, at, layout, direction }));
    return run(builder, direction, { layout, isReverse: ways[at] === 'reverse', step, start });
  });
  const { units } = directions[0] as Direction;
  const outputs = Array.from({ length: layout.steps }, (_, at) => runs.map(({ hidden }) => hidden[at] as string));
  return [
    arranged(builder, outputs.flat(), [layout.steps, ways.length, layout.items, units], layout),
    ...(['last', 'cell'] as const).map((end) => {
      const values = runs.map((one) => one[end]);
      if (values.some((value) => value === undefined)) return '';
      return arranged(builder, values as string[], [ways.length, layout.items, units], layout);
    }),
  ];
}

interface Place {
  readonly layout: Layout;
  readonly gates: number;
  readonly usual: readonly string[];
  /** Which of the directions. */
  readonly at: number;
}

function readDirection(node: OnnxNode, context: ImportContext, builder: Builder, place: Place): Direction {
  const { layout, gates, usual, at } = place;
  const [weights, recurrent] = [1, 2].map((index) => matrixAt(constantInput(node, index, context), at)) as [
    OnnxTensor,
    OnnxTensor,
  ];
  const units = recurrent.shape[0] as number;
  if (recurrent.shape[1] !== gates * units) throw new NetworkError('Its weights do not fit.', CHECK_FILE);
  const biases = vectorAt(optionalConstant(node, 3, context), at);
  const half = gates * units;
  const product = builder.add('MatMul', [layout.rows, weights]);
  const named = (node.attributes.activations as readonly string[] | undefined) ?? [];
  const own = named.slice(at * usual.length, (at + 1) * usual.length);
  return {
    driven: biases ? builder.add('Add', [product, constantOf([half], biases.slice(0, half))]) : product,
    recurrent,
    bias: biases && constantOf([half], biases.slice(half)),
    activations: own.length > 0 ? own : usual,
    peepholes: vectorAt(optionalConstant(node, 7, context), at),
    units,
  };
}

/** A direction's matrix, turned about. */
function matrixAt(tensor: OnnxTensor, at: number): OnnxTensor {
  const [, rows = 0, columns = 0] = tensor.shape;
  const data = floatsOf(tensor).slice(at * rows * columns, (at + 1) * rows * columns);
  if (tensor.shape.length !== 3 || data.length === 0) throw new NetworkError('Its weights do not fit.', CHECK_FILE);
  return constantOf([columns, rows], permute(data, [rows, columns], [1, 0]));
}

function vectorAt(tensor: OnnxTensor | undefined, at: number): Float32Array | undefined {
  if (!tensor) return undefined;
  const length = tensor.shape.at(-1) as number;
  return floatsOf(tensor).slice(at * length, (at + 1) * length);
}

interface Beginning {
  readonly input: number;
  readonly at: number;
  readonly layout: Layout;
  readonly direction: Direction;
}

/** The state that a direction begins with, [items, units]; undefined where it is zeros. */
function startOf(node: OnnxNode, context: ImportContext, builder: Builder, beginning: Beginning): string | undefined {
  const { input, at, layout, direction } = beginning;
  const name = node.inputs[input] ?? '';
  if (name === '') return undefined;
  const { items } = layout;
  const { units } = direction;
  const constant = context.constant(name);
  if (!constant) {
    if (layout.batched) return reshaped(builder, pick(builder, name, 0, [at]), [1, units]);
    return reshaped(builder, pick(builder, name, layout.isItemsFirst ? 1 : 0, [at]), [items, units]);
  }
  const data = floatsOf(constant);
  if (data.every((x) => x === 0)) return undefined;
  const directions = data.length / (items * units);
  const own = Float32Array.from({ length: items * units }, (_, place) => {
    const [item, unit] = [Math.floor(place / units), place % units];
    const row = layout.isItemsFirst ? item * directions + at : at * items + item;
    return data[row * units + unit] as number;
  });
  const like = pick(builder, pick(builder, direction.driven, 0, listed(0, items)), 1, listed(0, units));
  return asValue(builder, constantOf([items, units], own), like);
}

interface Running {
  readonly layout: Layout;
  readonly isReverse: boolean;
  readonly step: Step;
  readonly start: readonly (string | undefined)[];
}

/** All steps of a direction: what each gives in the order of the sequence, and the state after the last. */
function run(builder: Builder, direction: Direction, { layout, isReverse, step, start }: Running) {
  const { steps, items } = layout;
  const hidden: string[] = [];
  let state: State = { hidden: start[0], cell: start[1] };
  for (let count = 0; count < steps; count++) {
    const at = isReverse ? steps - 1 - count : count;
    state = step(builder, pick(builder, direction.driven, 0, listed(at * items, items)), state, direction);
    hidden[at] = state.hidden as string;
  }
  return { hidden, last: state.hidden, cell: state.cell };
}

/** Whole numbers in a row. */
export function listed(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => start + at);
}
