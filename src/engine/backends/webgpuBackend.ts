import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { registerKernels } from '../../kernels/webgpu/registerKernels';
import { type Guard, guardAgainst } from './gpu';

/** Limits to ask for in full; the defaults are too small for batches of images. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * Starts TensorFlow.js' WebGPU backend with the fused kernels on a device of our own, so that its loss is noticed.
 *
 * @param onLost called with the reason when the device is lost
 * @returns the device in words, and a guard for what runs on it
 */
export async function startWebGpu(
  adapter: GPUAdapter,
  onLost: (reason: string) => void,
): Promise<{ device: string; guard: Guard }> {
  const requiredLimits = Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  const device = await adapter.requestDevice({ requiredLimits });
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') onLost(message || 'the graphics device was lost');
  });
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
  registerKernels();
  return { device: deviceInWords(adapter.info), guard: guardAgainst(device) };
}

function deviceInWords({ description, vendor, architecture, device }: GPUAdapterInfo): string {
  return description || [vendor, architecture, device].filter(Boolean).join(' ') || 'a graphics device without a name';
}
