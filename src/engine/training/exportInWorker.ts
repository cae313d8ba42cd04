import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { TrainingRequest, Trainings } from '../api/trainingTypes';
import type { TrainingEvent } from './trainingMessages';
import { idOf } from './trainingRecipe';
import type { StartWorker } from './trainingWorkers';

/** A trained network as files. */
export type TrainingFiles = Awaited<ReturnType<Trainings['exported']>>;

/**
 * Has a worker write a training's network and its card.
 *
 * @param checkpoints where its networks stand
 * @throws Error with a sentence for people when there is no network yet, or its accuracy cannot be found
 */
export async function exportInWorker(
  startWorker: StartWorker,
  request: TrainingRequest,
  checkpoints: readonly TrainingCheckpoint[],
): Promise<TrainingFiles> {
  let end = () => {};
  const event = await new Promise<TrainingEvent>((resolve, reject) => {
    const fail = (reason = 'its worker cannot be loaded') =>
      reject(new Error(`The network cannot be written: ${reason}. Check that the server still runs, then try again.`));
    const worker = startWorker(resolve, fail);
    end = () => worker.end();
    worker.send({ kind: 'export', request, checkpoints });
  }).finally(() => end());
  if (event.kind === 'exported') return { onnx: event.onnx, card: event.card, fileName: `${idOf(request.name)}.onnx` };
  throw new Error(event.kind === 'failed' ? event.message : 'The graphics device was lost. Try again.');
}
