import type { Margins } from '../margins';
import type { TreeNode } from './treeNodes';

/**
 * The margins between all classes from those of a tree's decisions: two classes are told apart where their paths part.
 * What an unknown decision would say counts as neither misclassified nor verified.
 *
 * @param ofNodes for each decision, where known, the margins of those of the images of the classes that it is between
 * @param labels of all images
 * @param classes how many there are
 */
export function treeMargins(
  nodes: readonly TreeNode[],
  ofNodes: readonly (Margins | undefined)[],
  labels: Uint8Array,
  classes: number,
): Required<Margins> {
  const size = labels.length * classes;
  const margins = {
    clean: new Float32Array(size).fill(Infinity),
    inner: new Float32Array(size).fill(-Infinity),
    outer: new Float32Array(size).fill(-Infinity),
  };
  nodes.forEach(({ groups }, index) => {
    const known = ofNodes[index];
    if (!known) return;
    const branchOf = Array.from({ length: classes }, (_, label) => groups.findIndex((group) => group.includes(label)));
    let row = 0;
    labels.forEach((label, sample) => {
      const own = branchOf[label] as number;
      if (own < 0) return;
      for (let other = 0; other < classes; other++) {
        const branch = branchOf[other] as number;
        if (branch < 0 || branch === own) continue;
        const [from, to] = [row * groups.length + branch, sample * classes + other];
        margins.clean[to] = known.clean[from] as number;
        margins.inner[to] = known.inner?.[from] ?? -Infinity;
        margins.outer[to] = known.outer?.[from] ?? -Infinity;
      }
      row++;
    });
  });
  return margins;
}
