import { NetworkError } from '../../../networkError';
import type { ImportContext, OnnxNode } from '../../../onnxNode';
import { activationInput, integersOf, listAttribute, numberAttribute, optionalConstant } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import type { Builder } from '../builder';
import { reshaped, transposed } from '../parts';

/** A step of a sequence makes a dozen operations: longer ones are too many. */
const MOST_STEPS = 256;

/** How a file lays a sequence out. */
export interface Layout {
  readonly steps: number;
  readonly items: number;
  /** What is read, [steps·items, sizes]. */
  readonly rows: string;
  /** Whether items come first. */
  readonly isItemsFirst: boolean;
  /** Whether there is a batch that nothing here sees. */
  readonly batched: boolean;
}

/** What is read of the layer, laid out in rows; a NetworkError where its settings or sequences are not taken. */
export function readLayout(node: OnnxNode, context: ImportContext, builder: Builder): Layout {
  refuseSettings(node);
  const input = activationInput(node, 0, context);
  const isItemsFirst = numberAttribute(node, 'layout', 0) !== 0;
  const sizes = builder.sizesOf(input);
  const { batched } = context;
  if (sizes.length !== (batched ? 2 : 3)) throw new NetworkError('It reads no sequence.', CHECK_FILE);
  if (batched && !isItemsFirst) {
    throw new NetworkError('Its steps stand where the batch does.', 'Export the network for a batch of one.');
  }
  const [first, second] = batched ? ([1, sizes[0]] as [number, number]) : (sizes as unknown as [number, number]);
  const [steps, items] = isItemsFirst ? [second, first] : [first, second];
  if (steps > MOST_STEPS) {
    throw new NetworkError(`It reads a sequence of ${steps} steps.`, `Use ${MOST_STEPS} at most.`);
  }
  refuseLengths(node, context, steps);
  const inOrder = isItemsFirst && !batched ? transposed(builder, input, [1, 0, 2]) : input;
  const rows = reshaped(builder, inOrder, [steps * items, sizes.at(-1) as number]);
  return { steps, items, rows, isItemsFirst, batched };
}

function refuseSettings(node: OnnxNode): void {
  if (node.attributes.clip !== undefined) throw new NetworkError('It clips its gates.', 'Export it without clip.');
  const scaled = ['activation_alpha', 'activation_beta'].find((name) => (listAttribute(node, name) ?? []).length > 0);
  if (scaled) throw new NetworkError(`Its activations are scaled by ${scaled}.`, 'Use plain activations.');
  if (numberAttribute(node, 'input_forget', 0) !== 0) {
    throw new NetworkError('It couples its input and forget gates.', 'Export it without input_forget.');
  }
}

function refuseLengths(node: OnnxNode, context: ImportContext, steps: number): void {
  const lengths = optionalConstant(node, 4, context);
  if (lengths && integersOf(lengths).some((length) => length !== steps)) {
    throw new NetworkError('Its sequences are of different lengths.', 'Export it for one length.');
  }
}

/** Values of [items, units] one after the other, with the sizes that a file has for them. */
export function arranged(
  builder: Builder,
  values: readonly string[],
  sizes: readonly number[],
  layout: Layout,
): string {
  const [first] = values as [string];
  const joined = values.length === 1 ? first : builder.add('Concat', values, { axis: 0 });
  const items = sizes.length - 2;
  if (layout.batched) return reshaped(builder, joined, sizes.toSpliced(items, 1));
  const whole = reshaped(builder, joined, sizes);
  const others = [...sizes.keys()].filter((axis) => axis !== items);
  return layout.isItemsFirst ? transposed(builder, whole, [items, ...others]) : whole;
}
