import { TRAININGS } from '../../catalog/trainings';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import type { Network } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { accuracy } from '../../training/accuracy';
import { keptNetwork, type TrainingCheckpoint } from '../../training/checkpoint';
import { assembleTree } from '../../training/tree/assembleTree';
import type { TreeRecipe } from '../../training/tree/treeRecipe';
import type { TrainingRequest } from '../api/trainingTypes';
import type { ModelCard } from '../api/types';
import { networkCard } from '../stores/networkCard';
import { type TrainedDecision, treeCard } from '../stores/treeCard';
import { decisionsFor, type TrainingPart, type TrainingWork } from './trainingParts';
import { treeRecipeOf } from './trainingRecipe';

/** A network in a file, and what it says of itself. */
export interface ExportedTraining {
  readonly onnx: Uint8Array<ArrayBuffer>;
  readonly card: ModelCard;
}

/**
 * The network that a training would keep if it ended here.
 *
 * @param checkpoints where each of its networks stands
 * @param test images on which accuracy is measured
 * @throws Error with a sentence for people when some network has not trained for an epoch yet
 */
export async function exportTraining(
  request: TrainingRequest,
  work: TrainingWork,
  checkpoints: readonly TrainingCheckpoint[],
  test: DatasetImages,
): Promise<ExportedTraining> {
  const kept = work.parts.map((part, index) => keptOf(part, checkpoints[index], request));
  const network = networkOf(request, work, kept);
  const onnx = new Uint8Array(writeOnnx(network));
  const clean = await accuracyOf(onnx, network, test);
  const card = cardOf(request, work, kept, clean);
  return { onnx, card: { ...card, training: `${card.training}${describeSlowing(checkpoints)}` } };
}

function networkOf(request: TrainingRequest, work: TrainingWork, kept: readonly TrainedDecision[]): Network {
  const networks = kept.map(({ network }) => network);
  const decisions = decisionsFor(request, work.data);
  return decisions ? assembleTree(treeRecipe(request, work).id, decisions, networks) : (networks[0] as Network);
}

function cardOf(
  request: TrainingRequest,
  work: TrainingWork,
  kept: readonly TrainedDecision[],
  clean: number,
): ModelCard {
  const again = `In the Train view, with these settings: ${JSON.stringify(request)}`;
  if (TRAININGS[request.method].tree) return treeCard(treeRecipe(request, work), kept, work.data, clean, again);
  const { recipe, network, epoch } = kept[0] as TrainedDecision;
  return networkCard(recipe, network, work.data, epoch, clean, again);
}

function treeRecipe(request: TrainingRequest, { data, split }: TrainingWork): TreeRecipe {
  return treeRecipeOf(request, split.heldOut.length / data.classes.length);
}

function keptOf(
  part: TrainingPart,
  checkpoint: TrainingCheckpoint | undefined,
  { method }: TrainingRequest,
): TrainedDecision {
  if (!checkpoint) {
    throw new Error(
      TRAININGS[method].tree
        ? 'The tree is not whole yet: each of its decisions has to train for an epoch first.'
        : 'There is no network yet: it has to train for an epoch first.',
    );
  }
  return {
    name: part.node.name,
    recipe: part.recipe,
    classes: part.data.classes,
    images: part.data.count,
    heldOut: part.split.heldOut.length,
    ...keptNetwork(part.recipe, part.data, checkpoint),
  };
}

/** Of the file as it is written. */
async function accuracyOf(onnx: Uint8Array, { name }: Network, test: DatasetImages): Promise<number> {
  const ready = uploadNetwork(readOnnx(onnx, name));
  try {
    const all = Uint32Array.from({ length: test.count }, (_, index) => index);
    return await accuracy(ready, test, all);
  } finally {
    ready.dispose();
  }
}

/** What became of the learning rate where the loss became NaN. */
function describeSlowing(checkpoints: readonly TrainingCheckpoint[]): string {
  const slowest = Math.min(...checkpoints.map(({ rateFactor }) => rateFactor));
  return slowest < 1 ? ` The loss diverged; from there on the learning rate was 1/${1 / slowest} of that.` : '';
}
