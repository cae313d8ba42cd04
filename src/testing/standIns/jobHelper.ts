import { parentPort, workerData } from 'node:worker_threads';
import { awaitChange, TICKET, workOnJob } from '../../kernels/wasm/threads/control';

/** A thread that helps with jobs which only count how often each of their parts was done. */
const { control, counts } = workerData as { control: Int32Array; counts: Int32Array };

parentPort?.postMessage('ready');
for (;;) {
  const ticket = workOnJob(control, (job, part) => {
    Atomics.add(counts, job + part, 1);
  });
  awaitChange(control, TICKET, ticket);
}
