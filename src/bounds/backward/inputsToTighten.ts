import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';

/** An input whose bounds the operation that reads it may want tight. */
export interface InputToTighten {
  /** Which of the node's inputs. */
  readonly index: number;
  /** The value to bound anew: the input, or what activations made it of, unit by unit. */
  readonly value: string;
  /** These activations, in the network's order: the bounds of their outputs follow from those of their inputs. */
  readonly activations: readonly ReadyNode[];
}

/**
 * The inputs of a node that are worth backward passes of their own: those of activations and maxima, which are relaxed over
 * the bounds of their inputs, but for values whose intervals are exact already.
 */
export function inputsToTighten(ready: ReadyNetwork, node: ReadyNode): readonly InputToTighten[] {
  const { backward } = operationOf(node.op);
  if (!backward || backward.kind === 'affine') return [];
  const inputs = node.inputs.map((name, index) => ({ index, ...behindActivations(ready, name) }));
  return inputs.filter(({ value }) => !isExact(ready, value));
}

function behindActivations(ready: ReadyNetwork, name: string): Omit<InputToTighten, 'index'> {
  const activations: ReadyNode[] = [];
  let value = name;
  for (;;) {
    const producer = originsOf(ready).producers.get(value);
    if (!producer || operationOf(producer.op).backward?.kind !== 'relaxed') {
      return { value, activations: activations.reverse() };
    }
    activations.push(producer);
    value = producer.inputs[0] as string;
  }
}

/**
 * Whether intervals bound a value exactly: between the input and the value only affine operations lie, and no more than
 * one of them mixes numbers. After two the second takes for independent what the first has mixed.
 */
function isExact(ready: ReadyNetwork, value: string): boolean {
  return (originsOf(ready).mixings.get(value) ?? 0) <= 1;
}

/** Where values come from. */
interface Origins {
  readonly producers: ReadonlyMap<string, ReadyNode>;
  /** How many operations at most mix numbers on the way from the input; infinite after others than affine ones. */
  readonly mixings: ReadonlyMap<string, number>;
}

const origins = new WeakMap<ReadyNetwork['nodes'], Origins>();

/** Looked up for every node, and networks may have ten thousand. */
function originsOf({ nodes, shapes }: ReadyNetwork): Origins {
  const known = origins.get(nodes);
  if (known) return known;
  const mixings = new Map<string, number>();
  for (const node of nodes) {
    const isAffine = operationOf(node.op).backward?.kind === 'affine';
    const own = isAffine ? Number(mixes(node, shapes.get(node.output) as Shape)) : Number.POSITIVE_INFINITY;
    mixings.set(node.output, own + Math.max(...node.inputs.map((name) => mixings.get(name) ?? 0)));
  }
  const made = { producers: new Map(nodes.map((node) => [node.output, node])), mixings };
  origins.set(nodes, made);
  return made;
}

/** Whether an affine operation adds up several numbers for an output. */
function mixes(node: ReadyNode, output: Shape): boolean {
  const { backward, dense } = operationOf(node.op);
  if (backward?.kind !== 'affine' || backward.terms(node).backward === 0) return false;
  const [reach = 1, width = 1] = backward.local?.(node)?.reach ?? [];
  const [input] = node.inputShapes;
  return (
    node.inputs.length > 1 || Boolean(dense?.(node)) || reach * width > 1 || sizeOf(input as Shape) !== sizeOf(output)
  );
}
