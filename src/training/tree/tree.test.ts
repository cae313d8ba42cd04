import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../formats/inputs/datasets';
import { routingOf } from '../../network/classes/decisionTree';
import { forward64 } from '../../network/forward64';
import { inferShapes } from '../../network/shapes';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { architectureOf } from '../architectures';
import { TREE_RECIPES } from '../recipes';
import { assembleTree } from './assembleTree';
import { nodeImages } from './nodeImages';
import { treeNodes } from './treeNodes';
import { decisionsOf, nodeTrainings, treeOfGroups } from './treeRecipe';

const CLASSES = ['a', 'b', 'c', 'd', 'e'];
const TREE = treeOfGroups([['d', 'a'], ['c'], ['b', 'e']]);

describe('treeNodes', () => {
  it('lists decisions in the order of their outputs', () => {
    expect(treeNodes([[0, [3, 1]], 2, [4, 5]])).toEqual([
      { name: 'root', depth: 0, groups: [[0, 3, 1], [2], [4, 5]] },
      { name: 'a', depth: 1, groups: [[0], [3, 1]] },
      { name: 'ab', depth: 2, groups: [[3], [1]] },
      { name: 'c', depth: 1, groups: [[4], [5]] },
    ]);
  });
});

describe('decisionsOf', () => {
  it('gives a group of one class no decision', () => {
    expect(decisionsOf(TREE, CLASSES)).toEqual([[3, 0], 2, [1, 4]]);
  });

  it('refuses names of no class', () => {
    expect(() => decisionsOf(TREE, ['a', 'b', 'c', 'd'])).toThrow(/names “e”/);
  });
});

describe('nodeImages', () => {
  const data = {
    name: 'Images',
    classes: CLASSES,
    count: 4,
    present: 4,
    height: 1,
    width: 2,
    channels: 1,
    labels: Uint8Array.of(0, 4, 3, 0),
    images: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  };

  it('keeps the images of the classes that it is between, labelled by branch', () => {
    const some = nodeImages(data, [[3], [0]]);
    expect(some).toEqual({
      ...data,
      classes: ['d', 'a'],
      count: 3,
      present: 3,
      labels: Uint8Array.of(1, 0, 1),
      images: Uint8Array.of(1, 2, 5, 6, 7, 8),
    });
    expect(nodeImages(data, [[3, 0], [2], [1, 4]])).toMatchObject({
      classes: ['d, a', 'c', 'b, e'],
      labels: Uint8Array.of(0, 2, 0, 0),
      images: data.images,
    });
  });
});

describe('assembleTree', () => {
  const scaled = (weights: number[]) => denseNetwork([{ weight: [weights], bias: weights.map(() => 1) }]);

  it('joins the outputs of networks that read the same input', () => {
    const tree = assembleTree('tree', [[1, 0], 2], [scaled([1, 2]), scaled([3, 4])]);
    expect(tree.decisions).toEqual([[1, 0], 2]);
    expect([...forward64(tree, inferShapes(tree), Float64Array.of(10))]).toEqual([11, 21, 31, 41]);
    const names = tree.nodes.map(({ name }) => name);
    expect(names).toEqual(['root/dense0', 'a/dense0', 'logits']);
  });

  it('refuses networks that do not fit the tree', () => {
    expect(() => assembleTree('tree', [[1, 0], 2], [scaled([1, 2])])).toThrow(/2 decisions, but there are 1 networks/);
    expect(() => assembleTree('tree', [[1, 0], 2], [scaled([1, 2]), scaled([1, 2, 3])])).toThrow(
      /“a” has 2 branches, its network 3 outputs/,
    );
  });
});

describe.each(TREE_RECIPES.map((recipe) => [recipe.id, recipe] as const))('%s', (_, recipe) => {
  const { classes } = datasetOf(recipe.node.dataset).kind;
  const trainings = nodeTrainings(recipe, classes);

  it('names what there is, and every class', () => {
    expect(datasetOf(recipe.node.testDataset).kind.classes).toEqual(classes);
    expect(architectureOf(recipe.node.architecture)).toBeDefined();
    expect(routingOf(decisionsOf(recipe.tree, classes)).classes).toBe(classes.length);
  });

  it('trains the root at the large radius and the others at the small one', () => {
    const [root, ...others] = trainings.map(({ recipe: { loss } }) => ('epsilon' in loss ? loss.epsilon : 0));
    expect(others.length).toBeGreaterThan(1);
    for (const epsilon of others) expect(epsilon).toBeLessThan(root as number);
  });
});
