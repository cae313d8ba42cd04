import type { DecisionTree } from '../../network/classes/decisionTree';
import type { CrownIbpSettings } from '../losses/crownIbp';
import type { Recipe } from '../recipe';
import { type TreeNode, treeNodes } from './treeNodes';

/** A tree of classes by their names; each list is a decision between its members. */
export type NamedTree = readonly NamedBranch[];
export type NamedBranch = string | NamedTree;

/** How a neural decision tree is trained: a network for each decision, independently, at the radius of its depth. */
export interface TreeRecipe {
  readonly id: string;
  /** What people call the network. */
  readonly name: string;
  readonly tree: NamedTree;
  /** Where the tree came from, as a sentence. */
  readonly treeFrom: string;
  /** Radius of the root, of the decisions below it, and so on; the last goes for all deeper ones, too. */
  readonly radii: readonly number[];
  /** How each network is trained, but for the radius. */
  readonly node: NodeRecipe;
}

/** What is the same for every decision. `heldOutPerClass` is meant for the root's classes; see `nodeRecipe`. */
interface NodeRecipe extends Omit<Recipe, 'id' | 'name' | 'radii' | 'loss'> {
  readonly loss: Omit<CrownIbpSettings, 'epsilon'>;
}

/** The tree of groups: a decision between them, then one within every group of several classes. */
export function treeOfGroups(groups: readonly (readonly string[])[]): NamedTree {
  return groups.map((group) => (group.length === 1 ? (group[0] as string) : group));
}

/**
 * The tree with its classes as numbers.
 *
 * @throws RangeError when it names a class that does not exist
 */
export function decisionsOf(tree: NamedTree, classes: readonly string[]): DecisionTree {
  return tree.map((branch) => {
    if (typeof branch !== 'string') return decisionsOf(branch, classes);
    const label = classes.indexOf(branch);
    if (label < 0) throw new RangeError(`The tree names “${branch}”, which is not a class.`);
    return label;
  });
}

/** A decision, and how its network is trained. */
export interface NodeTraining {
  readonly node: TreeNode;
  readonly recipe: Recipe;
}

/** The trainings that a tree takes, in the order of its outputs. */
export function nodeTrainings(recipe: TreeRecipe, classes: readonly string[]): NodeTraining[] {
  const nodes = treeNodes(decisionsOf(recipe.tree, classes));
  return nodes.map((node) => ({ node, recipe: nodeRecipe(recipe, node) }));
}

/**
 * The recipe of one decision. As many images are held out as the same classes would give a plain network, so that
 * decisions between few groups of many classes are judged by no fewer.
 */
function nodeRecipe(
  { id, name, radii, node: shared }: TreeRecipe,
  { name: decision, depth, groups }: TreeNode,
): Recipe {
  const epsilon = radii[Math.min(depth, radii.length - 1)] ?? 0;
  return {
    ...shared,
    id: `${id}-${decision}`,
    name: `${name}, ${decision}`,
    heldOutPerClass: Math.round((shared.heldOutPerClass * groups.flat().length) / groups.length),
    loss: { ...shared.loss, epsilon },
    radii: { groups: [], groupsFrom: '', inner: epsilon, outer: epsilon },
  };
}
