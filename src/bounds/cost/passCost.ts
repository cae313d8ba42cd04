import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import type { Fields } from '../backward/windows/field';

/** Bytes of a float32 number. */
const BYTES = 4;

/** Memory that tensors come and go in has gaps, and grows in steps: measured, up to 1.3. */
export const GAPS = 1.35;

/**
 * Products of passes that take about as long as waiting for a graphics device: some hundredths of a second on a weak one. What
 * takes less is passed back for all units that may be open rather than asking which still are. So over all values readings
 * take no longer than passes, and small networks wait for none of them.
 */
export const PRODUCTS_OF_READING = 2 ** 30;

/** What passing one row of coefficients of a value back to the input takes. */
export interface RowCost {
  readonly multiplications: number;
  /** Numbers written on the way. */
  readonly numbers: number;
  /** Nodes that are passed. */
  readonly nodes: number;
  /** Bytes held where most are: what has arrived, what a node makes of it, and what it needs for that. */
  readonly bytes: number;
  /** Numbers of all values on the way, for each of which a search may choose. */
  readonly choices: number;
  /** Coefficients of the value that has most. */
  readonly largest: number;
}

/** Products that a node sums for all outputs of one sample; none where values only move or are bent. */
export function multiplicationsOf(node: ReadyNode, output: Shape): number {
  return sizeOf(output) * factorsOf(node);
}

/** Products for each output. */
function factorsOf(node: ReadyNode): number {
  const { backward } = operationOf(node.op);
  const hasFactors = Object.values(node.weights).some(({ shape }) => shape.length > 1 || sizeOf(shape) > 1);
  return backward?.kind === 'affine' && hasFactors ? backward.terms(node).forward : 0;
}

/**
 * The cost of one row from a value.
 *
 * @param fields see `fieldsOf`: where the row is kept as a window, and how large
 */
export function rowCost({ nodes, shapes }: ReadyNetwork, value: string, fields: Fields): RowCost {
  const countOf = (name: string) => {
    const shape = shapes.get(name) as Shape;
    const field = fields.get(name);
    return field ? field.size[0] * field.size[1] * (shape[2] as number) : sizeOf(shape);
  };
  const arrived = new Map([[value, countOf(value)]]);
  let [alive, most] = [countOf(value), countOf(value)];
  let [multiplications, numbers, choices, passed] = [0, 0, 0, 0];
  let largest = countOf(value);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at] as ReadyNode;
    const own = arrived.get(node.output);
    if (own === undefined) continue;
    const made = node.inputs.reduce((sum, name) => sum + countOf(name), 0);
    most = Math.max(most, alive + made + workspaceOf(node, own, made, fields.has(node.output)));
    largest = Math.max(largest, ...node.inputs.map(countOf));
    passed++;
    multiplications += own * factorsOf(node);
    numbers += own + made;
    choices += own;
    arrived.delete(node.output);
    alive -= own;
    for (const name of node.inputs) {
      if (!arrived.has(name)) alive += countOf(name);
      arrived.set(name, countOf(name));
    }
  }
  return { multiplications, numbers, nodes: passed, choices, largest, bytes: Math.ceil(BYTES * GAPS * most) };
}

/**
 * The same for every value at once, where that would take too long one by one: as if all that stands before a value were
 * on its way, one after the other, and no row were a window.
 */
export function roughRowCosts({ nodes, shapes }: ReadyNetwork): ReadonlyMap<string, RowCost> {
  const countOf = (name: string) => sizeOf(shapes.get(name) as Shape);
  let [multiplications, numbers, choices, most, largest] = [0, 0, 0, 0, 0];
  const costs = nodes.map((node, at): [string, RowCost] => {
    const own = countOf(node.output);
    const made = node.inputs.reduce((sum, name) => sum + countOf(name), 0);
    multiplications += own * factorsOf(node);
    numbers += own + made;
    choices += own;
    largest = Math.max(largest, own, made);
    most = Math.max(most, own + made + workspaceOf(node, own, made, false));
    const bytes = Math.ceil(BYTES * GAPS * most);
    return [node.output, { multiplications, numbers, choices, largest, nodes: at + 1, bytes }];
  });
  return new Map(costs);
}

/** Numbers that a node works on besides coefficients of its output and its inputs. */
function workspaceOf(node: ReadyNode, own: number, made: number, inWindows: boolean): number {
  const { backward } = operationOf(node.op);
  // What is known of a value is looked up for every window: three maps for two rows, or one.
  if (backward?.kind === 'relaxed') return inWindows ? 2 * own : 0;
  if (backward?.kind === 'affine') return (factorsOf(node) > 0 ? own + 2 * made : 0) + (inWindows ? own + made : 0);
  // What is chosen of several values is put in its places one after the other.
  return 3 * own + 8 * made;
}
