import '../../kernels/gradients/registerAutodiff';
import { keepToOneThread } from '../wasmBackend';
import { webAssets } from '../webAssets';
import { webStarters } from '../webStarters';
import { TrainingHost } from './trainingHost';
import type { TrainingCommand, TrainingEvent } from './trainingMessages';

const tell = (event: TrainingEvent) => self.postMessage(event);
// Two trainings side by side would only take threads from each other.
keepToOneThread();
const host: TrainingHost = new TrainingHost(
  webAssets,
  webStarters((reason) => host.lose(reason)),
  tell,
);

self.addEventListener('message', ({ data }: MessageEvent<TrainingCommand>) => void host.handle(data));
