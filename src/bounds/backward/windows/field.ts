import type { ReadyNode, Shape } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { Reach } from '../../../network/passingBack';
import type { ReadyNetwork } from '../../../network/upload';

type Pair = readonly [number, number];

/**
 * The part of an image that a unit sees: for a unit at row y, the rows y·stride + first to y·stride + first + size − 1,
 * and columns likewise. It may reach over the edge.
 */
export interface Field {
  readonly strides: Pair;
  readonly first: Pair;
  readonly size: Pair;
  /** Whether coefficients may come to lie over the edge, where there is nothing. */
  readonly mayStickOut: boolean;
}

/** Fields of units by the value they look at; where a value is missing, its units are taken to see all of it. */
export type Fields = ReadonlyMap<string, Field>;

/** A unit sees itself. */
const ITSELF: Field = { strides: [1, 1], first: [0, 0], size: [1, 1], mayStickOut: false };

/** A relaxed operation looks at each value alone. */
const POINT: Reach = { reach: [1, 1], strides: [1, 1], before: [0, 0] };

/** Larger shares of an image are not worth looking up what lies beside each window. */
const LARGEST_SHARE = 0.5;

/**
 * What the units of a value see of the values before it. A field is kept as long as operations are local and it covers
 * no more than half of the image.
 */
export function fieldsOf(ready: ReadyNetwork, value: string): Fields {
  const { shapes } = ready;
  if (shapes.get(value)?.length !== 3) return new Map();
  const fields = new Map<string, Field>([[value, ITSELF]]);
  const seenWhole = new Set<string>();
  const addReader = (name: string, field: Field | undefined) => {
    const known = fields.get(name);
    const both = field && (known ? union(known, field) : field);
    if (both && !seenWhole.has(name) && isWorthwhile(both, shapes.get(name) as Shape)) {
      fields.set(name, both);
    } else {
      fields.delete(name);
      seenWhole.add(name);
    }
  };
  for (const node of [...ready.nodes].reverse()) {
    const field = fields.get(node.output);
    const local = field && reachOf(node);
    if (!field && !seenWhole.has(node.output)) continue;
    for (const name of node.inputs) addReader(name, field && local && fieldBefore(field, local));
  }
  return fields;
}

/** What a node sees that passes windows back, if it does. */
export function reachOf(node: ReadyNode): Reach | undefined {
  const { backward } = operationOf(node.op);
  if (backward?.kind === 'relaxed') return POINT;
  if (backward?.kind === 'passing') return backward.reach?.(node);
  return backward?.kind === 'affine' ? backward.local?.(node) : undefined;
}

/**
 * What is seen of a local operation's input by those who see `field` of its output, where nothing sticks out. A point by
 * itself passes nothing over the edge.
 */
export function fieldBefore({ strides, first, size }: Field, local: Reach): Field {
  const along = (axis: 0 | 1) => ({
    stride: strides[axis] * local.strides[axis],
    first: first[axis] * local.strides[axis] - local.before[axis],
    size: (size[axis] - 1) * local.strides[axis] + local.reach[axis],
  });
  const [down, right] = [along(0), along(1)];
  return {
    strides: [down.stride, right.stride],
    first: [down.first, right.first],
    size: [down.size, right.size],
    mayStickOut: Math.max(...local.reach) > 1 || Math.max(...local.before) > 0,
  };
}

/** The smallest field that holds both; undefined where they move differently from unit to unit. */
function union(a: Field, b: Field): Field | undefined {
  if (a.strides[0] !== b.strides[0] || a.strides[1] !== b.strides[1]) return undefined;
  const first = ([0, 1] as const).map((axis) => Math.min(a.first[axis], b.first[axis])) as [number, number];
  const size = ([0, 1] as const).map((axis) => {
    return Math.max(a.first[axis] + a.size[axis], b.first[axis] + b.size[axis]) - (first[axis] as number);
  }) as [number, number];
  return { strides: a.strides, first, size, mayStickOut: a.mayStickOut || b.mayStickOut };
}

function isWorthwhile({ size }: Field, shape: Shape): boolean {
  const [height, width] = shape as [number, number, number];
  return shape.length === 3 && size[0] * size[1] <= LARGEST_SHARE * height * width;
}
