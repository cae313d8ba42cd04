import { type GroupingState, groupingState } from './groupingState';

/** How the natural networks of other data sets than that of the initial tree are asked which classes are alike. */
const TREES: Readonly<Record<string, GroupingState>> = {
  'fashion-mnist': groupingState.initial,
  // By its last weights planes stand with the animals.
  'cifar10-sample': { ...groupingState.initial, model: 'cifar-natural', source: 'features', cut: { count: 2 } },
};

/**
 * The tree that groups the classes of a data set unless another one is chosen: that of its natural network.
 *
 * @param dataset one that comes with Boundscope, or any other
 * @param own key of a model of these classes, whose own tree serves where no natural network comes along
 */
export function fittingTree(dataset: string, own: string): GroupingState {
  return TREES[dataset] ?? { ...groupingState.initial, model: own };
}
