import type { BoundProgram } from '../boundProgram';
import { awaitChange, TICKET, workOnJob } from './control';

/** What a helping thread is started with. */
export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: Int32Array;
  /** Room of its own, as boundPart asks for it. */
  readonly scratch: number;
}

/** Sleeps until there is a job, and helps with it; forever. */
self.onmessage = ({ data }: MessageEvent<HelperStart>) => {
  const { module, memory, control, scratch } = data;
  const { boundPart } = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as BoundProgram;
  for (;;) {
    const ticket = workOnJob(control, (job, part) => boundPart(job, part, scratch));
    awaitChange(control, TICKET, ticket);
  }
};
