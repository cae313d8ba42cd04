import { TRAININGS } from '../../catalog/trainings';
import { usualLoss } from '../../training/losses';
import { USUAL_CROWN_IBP } from '../../training/losses/crownIbp';
import type { Recipe } from '../../training/recipe';
import type { Schedule } from '../../training/schedule';
import { type TreeRecipe, treeOfGroups } from '../../training/tree/treeRecipe';
import type { TrainingRequest } from '../api/trainingTypes';
import { trainingDatasetOf } from './trainingChoices';

/** What is the same for each network of a training. */
type SharedRecipe = Omit<Recipe, 'id' | 'name' | 'radii' | 'loss'>;

/** Shares of the epochs. */
const WARM_UP = 0.05;
const RAMP = 0.4;
const RATE_DROPS = { robust: [0.7, 0.9], natural: [2 / 3, 11 / 12] };

/** How the radius grows over a training of so many epochs, in quarters of an epoch. */
export function scheduleOf({ method, epochs }: Pick<TrainingRequest, 'method' | 'epochs'>): Schedule {
  if (TRAININGS[method].radii === 'none') return { warmUp: 0, ramp: 0 };
  const quarters = (share: number) => Math.round(4 * share * epochs) / 4;
  return { warmUp: quarters(WARM_UP), ramp: quarters(RAMP) };
}

/** The recipe of a request for one network. */
export function recipeOf(request: TrainingRequest, heldOutPerClass: number): Recipe {
  const { name, groups, groupsFrom, epsilonInner: inner, epsilonOuter: outer } = request;
  return {
    id: idOf(name),
    name,
    ...sharedRecipe(request, heldOutPerClass),
    loss: usualLoss(TRAININGS[request.method].loss, outer),
    radii: { groups, groupsFrom, inner, outer },
  };
}

/** The recipe of a request for a tree: a network between the groups, and one within each group of several classes. */
export function treeRecipeOf(request: TrainingRequest, heldOutPerClass: number): TreeRecipe {
  const { name, groups, groupsFrom, epsilonInner: inner, epsilonOuter: outer } = request;
  const [only] = groups;
  return {
    id: idOf(name),
    name,
    tree: groups.length === 1 && only ? only : treeOfGroups(groups),
    treeFrom: groupsFrom,
    radii: groups.length === 1 ? [inner] : [outer, inner],
    node: { ...sharedRecipe(request, heldOutPerClass), loss: USUAL_CROWN_IBP },
  };
}

function sharedRecipe(request: TrainingRequest, heldOutPerClass: number): SharedRecipe {
  const { method, dataset, architecture, seed, epochs, batchSize, learningRate } = request;
  const { test, kind } = trainingDatasetOf(dataset);
  const { radii, chooseBy } = TRAININGS[method];
  const natural = radii === 'none';
  const drops = natural ? RATE_DROPS.natural : RATE_DROPS.robust;
  return {
    dataset,
    heldOutPerClass,
    testDataset: test,
    architecture,
    initialization: natural ? 'he' : 'intervals',
    schedule: scheduleOf(request),
    chooseBy,
    seed,
    epochs,
    batchSize,
    learningRate: { start: learningRate, factor: 0.2, dropsAt: drops.map((share) => Math.round(share * epochs)) },
    weightDecay: 0,
    clipNorm: 10,
    augmentation: { shift: 0, mirror: natural && kind.mirror },
  };
}

/** A name for files, from one for people. */
export function idOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  return (
    plain
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'network'
  );
}
