import '@tensorflow/tfjs-backend-cpu';
import { registerLoops } from '../../kernels/conv/loops';
import type { StartedBackend } from './backend';

/** Starts the backend in plain JavaScript, which is slow and runs everywhere. */
export async function startCpu(): Promise<StartedBackend> {
  registerLoops('cpu');
  return { device: 'one thread' };
}
