import type { DecisionTree } from '../../network/classes/decisionTree';
import type { Network } from '../../network/network';
import { Random } from '../../numbers/random';
import { assembleTree } from '../../training/tree/assembleTree';
import { treeNodes } from '../../training/tree/treeNodes';
import { type Dense, denseNetwork } from './denseNetwork';

/** A two-level tree of two inputs: is x > 0? then class 1; else is y > 0? then class 0, else 2. Its outputs: x, −x | y, −y. */
export const SIGNS: Network = assembleTree(
  'signs',
  [1, [0, 2]],
  [
    [1, -1, 0, 0],
    [0, 0, 1, -1],
  ].map((weights) => denseNetwork([{ weight: [weights.slice(0, 2), weights.slice(2)], bias: [0, 0] }])),
);

/** A tree of small random networks. */
export function randomTree(decisions: DecisionTree, inputs: number, seed: number): Network {
  return assembleTree('random tree', decisions, randomNetworks(decisions, inputs, seed));
}

/** A network with one layer of ReLUs for each decision of a tree. */
export function randomNetworks(decisions: DecisionTree, inputs: number, seed: number): Network[] {
  const random = new Random(seed, 'tree');
  const numbers = (count: number) => Array.from({ length: count }, () => 2 * random.uniform() - 1);
  const dense = (from: number, to: number): Dense => ({
    weight: Array.from({ length: from }, () => numbers(to)),
    bias: numbers(to),
  });
  return treeNodes(decisions).map(({ groups }) => denseNetwork([dense(inputs, 6), dense(6, groups.length)]));
}
