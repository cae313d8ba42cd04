import { type ClassTree, rootOf } from './classTree';
import { leafSpans } from './leafSpans';

/** What sets two trees of the same classes apart. */
export interface TreeDifferences {
  /** Merges of the first tree below which stand classes that no merge of the second has alone together. */
  readonly first: ReadonlySet<number>;
  readonly second: ReadonlySet<number>;
  /** How many sets of classes both trees have, other than single classes and the whole. */
  readonly shared: number;
}

/**
 * Compares the sets of classes that the merges make: the measure of Robinson and Foulds (1981), which heights and the
 * order of the leaves leave alone.
 */
export function compareTrees(first: ClassTree, second: ClassTree): TreeDifferences {
  const ofFirst = memberKeys(first);
  const ofSecond = memberKeys(second);
  const onlyIn = (keys: readonly string[], other: readonly string[]) => {
    const known = new Set(other);
    return new Set(keys.flatMap((key, merge) => (known.has(key) ? [] : [merge])));
  };
  const differing = onlyIn(ofFirst, ofSecond);
  const roots = first.leaves === second.leaves && first.merges.length > 0 ? 1 : 0;
  return {
    first: differing,
    second: onlyIn(ofSecond, ofFirst),
    shared: first.merges.length - differing.size - roots,
  };
}

/** The classes below a node, sorted. */
export function classesBelow(tree: ClassTree, node: number): number[] {
  const { places, spans } = leafSpans(tree);
  const { start, end } = spans[node] ?? { start: 0, end: 0 };
  return places.slice(start, end).sort((a, b) => a - b);
}

function memberKeys(tree: ClassTree): string[] {
  const { places, spans } = leafSpans(tree);
  return spans.slice(tree.leaves, rootOf(tree) + 1).map(({ start, end }) =>
    places
      .slice(start, end)
      .sort((a, b) => a - b)
      .join(),
  );
}
