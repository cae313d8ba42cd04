import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** One run of a program on the graphics device. */
export interface Dispatch {
  /** Of what it is a part, where that was said (see `partOf`). */
  readonly part: string | undefined;
  /** The name of its kind. */
  readonly program: string;
  /** All of it, as the browser compiles it. */
  readonly wgsl: string;
  /** Where its own code begins and ends in that; TensorFlow.js's declarations stand before and behind. */
  readonly own: readonly [number, number];
  readonly workgroups: readonly [number, number, number];
  readonly workgroupSize: readonly [number, number, number];
  /** On the device; absent where it keeps no time. */
  readonly milliseconds?: number;
}

const PART = 'part: ';

/** Runs what belongs to a part of something, as `tf.tidy` does; a trace names it for what is computed meanwhile. */
export function partOf<T extends tf.TensorContainer>(name: string, run: () => T): T {
  return tf.tidy(PART + name, run);
}

function currentPart(): string | undefined {
  const { scopeStack } = tf.engine().state;
  return scopeStack.findLast(({ name }) => name.startsWith(PART))?.name.slice(PART.length);
}

const sources = new WeakMap<object, string>();

/** Keeps the WGSL of what the device compiles from now on with it. */
export function keepSources(device: GPUDevice): void {
  const [createModule, createPipeline] = [device.createShaderModule, device.createComputePipeline];
  device.createShaderModule = function (descriptor) {
    const module = createModule.call(this, descriptor);
    sources.set(module, descriptor.code);
    return module;
  };
  device.createComputePipeline = function (descriptor) {
    const pipeline = createPipeline.call(this, descriptor);
    sources.set(pipeline, sources.get(descriptor.compute.module) ?? '');
    return pipeline;
  };
}

/** What TensorFlow.js's backend does not show, and a trace needs. */
interface Recorder {
  computePassEncoder: GPUComputePassEncoder | null;
  readonly commandEncoder: GPUCommandEncoder;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  recordAndSubmit(program: Recorded, ...rest: readonly unknown[]): void;
}

type Recorded = WebGPUProgram & { readonly pipeline: GPUComputePipeline };

/** Times of a set, a beginning and an end for each dispatch: WebGPU allows no more. */
const MOST_TIMES = 4096;
const BYTES = 8;
const NANOSECONDS = 1e6;

/**
 * What runs on a graphics device while something is computed: each program in a pass of its own, timed where the device can.
 *
 * @param run computes on the backend, and on nothing else
 */
export async function traceDevice(backend: WebGPUBackend, run: () => Promise<void>): Promise<Dispatch[]> {
  const recorder = backend as unknown as Recorder;
  const { recordAndSubmit } = recorder;
  const clock = backend.device.features.has('timestamp-query') ? new DeviceClock(backend.device) : undefined;
  const found: Omit<Dispatch, 'milliseconds'>[] = [];
  recorder.recordAndSubmit = (program, ...rest) => {
    recorder.endComputePassEncoder();
    recorder.ensureCommandEncoderReady();
    recorder.computePassEncoder = recorder.commandEncoder.beginComputePass(clock?.next() ?? {});
    recordAndSubmit.call(recorder, program, ...rest);
    recorder.endComputePassEncoder();
    found.push(described(program));
  };
  try {
    await run();
    const times = await clock?.read();
    return found.map((dispatch, at) => ({ ...dispatch, ...(times && { milliseconds: times[at] as number }) }));
  } finally {
    recorder.recordAndSubmit = recordAndSubmit;
    clock?.dispose();
  }
}

function described(program: Recorded): Omit<Dispatch, 'milliseconds'> {
  const wgsl = sources.get(program.pipeline) ?? '';
  const own = program.getUserCode();
  const start = Math.max(0, wgsl.indexOf(own));
  const [x = 1, y = 1, z = 1] = program.dispatch;
  const [width = 1, height = 1, depth = 1] = program.workgroupSize;
  return {
    part: currentPart(),
    program: /^[A-Za-z0-9]+/.exec(program.shaderKey)?.[0] ?? program.shaderKey,
    wgsl,
    own: [start, start + own.length],
    workgroups: [x, y, z],
    workgroupSize: [width, height, depth],
  };
}

/** Beginnings and ends of passes on the device. */
class DeviceClock {
  readonly #device: GPUDevice;
  readonly #sets: GPUQuerySet[] = [];
  #taken = 0;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** What a pass is begun with, to be timed. */
  next(): GPUComputePassDescriptor {
    const first = (2 * this.#taken++) % MOST_TIMES;
    if (first === 0) this.#sets.push(this.#device.createQuerySet({ type: 'timestamp', count: MOST_TIMES }));
    const querySet = this.#sets.at(-1) as GPUQuerySet;
    return { timestampWrites: { querySet, beginningOfPassWriteIndex: first, endOfPassWriteIndex: first + 1 } };
  }

  /** How long each took, in milliseconds; browsers round beginnings and ends. */
  async read(): Promise<number[]> {
    const times: number[] = [];
    for (const [at, set] of this.#sets.entries()) {
      const count = Math.min(MOST_TIMES, 2 * this.#taken - at * MOST_TIMES);
      const stamps = await this.#resolve(set, count);
      for (let i = 0; i < count; i += 2) {
        // A device may have put its clock back meanwhile.
        times.push(Math.max(0, Number((stamps[i + 1] as bigint) - (stamps[i] as bigint)) / NANOSECONDS));
      }
    }
    return times;
  }

  async #resolve(set: GPUQuerySet, count: number): Promise<BigUint64Array> {
    const size = count * BYTES;
    const { COPY_SRC, COPY_DST, MAP_READ, QUERY_RESOLVE } = GPUBufferUsage;
    const resolved = this.#device.createBuffer({ size, usage: QUERY_RESOLVE | COPY_SRC });
    const staged = this.#device.createBuffer({ size, usage: MAP_READ | COPY_DST });
    const encoder = this.#device.createCommandEncoder();
    encoder.resolveQuerySet(set, 0, count, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, staged, 0, size);
    this.#device.queue.submit([encoder.finish()]);
    await staged.mapAsync(GPUMapMode.READ);
    const stamps = new BigUint64Array(staged.getMappedRange().slice(0));
    staged.destroy();
    resolved.destroy();
    return stamps;
  }

  dispose(): void {
    for (const set of this.#sets) set.destroy();
  }
}
