import type { GraphPicture, NodeBox } from './graphPicture';

/** The nodes whose lines lead to each node, and those that theirs lead to. */
export interface Neighbours {
  readonly before: ReadonlyMap<number, readonly number[]>;
  readonly after: ReadonlyMap<number, readonly number[]>;
}

export function neighboursIn({ lines }: GraphPicture): Neighbours {
  const before = new Map<number, number[]>();
  const after = new Map<number, number[]>();
  for (const { from, to } of lines) {
    before.set(to, [...(before.get(to) ?? []), from]);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  return { before, after };
}

/**
 * The node that a key leads to: left and right along the path, on the same lane where that goes on; up and down to the
 * nearest node of another lane; to the ends. Undefined for other keys, and where there is none.
 */
export function moveTo(
  key: string,
  picture: GraphPicture,
  { before, after }: Neighbours,
  node: number,
): number | undefined {
  const box = picture.boxOf(node);
  const along = (nodes: readonly number[] | undefined) =>
    nodes?.find((other) => picture.boxOf(other).place.lane === box.place.lane) ?? nodes?.[0];
  switch (key) {
    case 'ArrowRight':
      return along(after.get(box.node));
    case 'ArrowLeft':
      return along(before.get(box.node));
    case 'ArrowDown':
      return nearest(picture.boxes, box, (lane) => lane > box.place.lane);
    case 'ArrowUp':
      return nearest(picture.boxes, box, (lane) => lane < box.place.lane);
    case 'Home':
      return picture.boxes[0]?.node;
    case 'End':
      return picture.boxes.at(-1)?.node;
    default:
      return undefined;
  }
}

function nearest(boxes: readonly NodeBox[], from: NodeBox, isWanted: (lane: number) => boolean): number | undefined {
  const distance = ({ place: { rank, lane } }: NodeBox) =>
    Math.abs(rank - from.place.rank) + Math.abs(lane - from.place.lane) / 1000;
  let best: NodeBox | undefined;
  for (const box of boxes) {
    if (!isWanted(box.place.lane)) continue;
    if (!best || distance(box) < distance(best)) best = box;
  }
  return best?.node;
}

/** The next node after `node`, beginning anew at the end, whose name or operation has a text in it. */
export function findNode(
  nodes: readonly { readonly name: string; readonly op: string; readonly title: string }[],
  text: string,
  node: number,
): number | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  for (let step = 1; step <= nodes.length; step++) {
    const at = (Math.max(node, -1) + step) % nodes.length;
    const { name, op, title } = nodes[at] as (typeof nodes)[number];
    if ([name, op, title].some((each) => each.toLowerCase().includes(wanted))) return at;
  }
  return undefined;
}
