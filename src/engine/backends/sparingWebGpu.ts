import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { KeptBuffers } from './keptBuffers';

/** What was given up, and is held by commands that wait for others, is let go from so many bytes on. */
const MOST_WAITING = 8 * 2 ** 20;

/**
 * TensorFlow.js's WebGPU backend, sparing with memory. It hands commands to the device fifteen at a time, and holds what they read
 * and write until then: with large tensors several times what is alive.
 */
export class SparingWebGpu extends WebGPUBackend {
  readonly buffers: KeptBuffers;
  #waiting = 0;

  constructor(device: GPUDevice, info: GPUAdapterInfo) {
    super(device, info);
    this.buffers = new KeptBuffers(device);
    // The type of TensorFlow.js's own has private members.
    this.bufferManager = this.buffers as unknown as WebGPUBackend['bufferManager'];
  }

  override disposeData(dataId: tf.DataId, force = false): boolean {
    const data = this.tensorMap.has(dataId) ? this.tensorMap.get(dataId) : undefined;
    const done = super.disposeData(dataId, force);
    const isHeld = done && data?.resource instanceof GPUBuffer && this.tensorMap.has(dataId);
    if (isHeld) this.#waiting += (data.resource as GPUBuffer).size;
    return done;
  }

  override submitQueue(): void {
    this.#waiting = 0;
    super.submitQueue();
  }

  override runWebGPUProgram(...program: Parameters<WebGPUBackend['runWebGPUProgram']>): tf.TensorInfo {
    if (this.#waiting > MOST_WAITING) {
      this.endComputePassEncoder();
      this.submitQueue();
    }
    return super.runWebGPUProgram(...program);
  }
}
