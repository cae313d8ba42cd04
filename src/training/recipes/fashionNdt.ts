import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { fashionCrownIbp } from './fashionCrownIbp';
import { FASHION_RADII } from './groups';

const { id: _id, name: _name, radii: _radii, ...shared } = fashionCrownIbp;

/** The same training as the one network's, for a network that tells groups apart and for one within each group. */
export const fashionNdt: TreeRecipe = {
  id: 'fashion-ndt',
  name: 'Fashion-MNIST, neural decision tree',
  tree: treeOfGroups(FASHION_RADII.groups),
  treeFrom: FASHION_RADII.groupsFrom,
  radii: [FASHION_RADII.outer, FASHION_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 },
    schedule: { warmUp: 1, ramp: 4 },
    epochs: 12,
    batchSize: 64,
    learningRate: { start: 1e-3, factor: 0.2, dropsAt: [8, 10] },
  },
};
