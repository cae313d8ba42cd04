import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { cifarCrownIbp } from './cifarCrownIbp';
import { CIFAR_RADII } from './groups';

const { id: _id, name: _name, radii: _radii, ...shared } = cifarCrownIbp;

/** The same training as the one network's, for a network that tells groups apart and for one within each group. */
export const cifarNdt: TreeRecipe = {
  id: 'cifar-ndt',
  name: 'CIFAR-10, neural decision tree',
  tree: treeOfGroups(CIFAR_RADII.groups),
  treeFrom: CIFAR_RADII.groupsFrom,
  radii: [CIFAR_RADII.outer, CIFAR_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.125 },
    schedule: { warmUp: 1, ramp: 4 },
    epochs: 12,
    learningRate: { start: 1e-3, factor: 0.2, dropsAt: [8, 10] },
  },
};
