import { keepToOneThread } from '../backends/wasmBackend';
import { webStarters } from '../backends/webStarters';
import { webAssets } from '../stores/webAssets';
import { TrainingHost } from './trainingHost';
import type { TrainingCommand, TrainingEvent } from './trainingMessages';

const emit = (event: TrainingEvent) => self.postMessage(event);
// Two trainings side by side would only take threads from each other.
keepToOneThread();
const host: TrainingHost = new TrainingHost(
  webAssets,
  webStarters({ onLostDevice: (reason) => host.lose(reason) }),
  emit,
);

self.addEventListener('message', ({ data }: MessageEvent<TrainingCommand>) => void host.handle(data));
