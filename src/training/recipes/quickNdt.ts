import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { FASHION_RADII } from './groups';
import { quickCrownIbp } from './quickCrownIbp';

const { id: _id, name: _name, radii: _radii, ...shared } = quickCrownIbp;

/** The same small training as the one network's, for a network between groups and for one within each. */
export const quickNdt: TreeRecipe = {
  id: 'quick-ndt',
  name: 'Fashion-MNIST, NDT (quick)',
  tree: treeOfGroups(FASHION_RADII.groups),
  treeFrom: FASHION_RADII.groupsFrom,
  radii: [FASHION_RADII.outer, FASHION_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 },
  },
};
