import * as tf from '@tensorflow/tfjs-core';
import { measureBlocks, NEVER, takeBlocksFrom } from '../../kernels/conv/webgpu/blocksFrom';
import { keepSources } from '../../kernels/webgpu/deviceTrace';
import { registerKernels } from '../../kernels/webgpu/registerKernels';
import type { StartedBackend } from './backend';
import { type Guard, guardAgainst, isSoftware } from './gpu';
import { SparingWebGpu } from './sparingWebGpu';

/** Limits to ask for in full; the defaults are too small for batches of images. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** Taken where the adapter has them: times on the device, for those who ask what it does. */
const FEATURES: readonly GPUFeatureName[] = ['timestamp-query'];

/**
 * Starts TensorFlow.js' WebGPU backend with the fused kernels on a device of our own, so that its loss is noticed.
 *
 * @param onLost called with the reason when the device is lost
 * @returns the device in words, a guard for what runs on it, and, of a real one, from which size on layers are computed in blocks
 */
export async function startWebGpu(
  adapter: GPUAdapter,
  onLost: (reason: string) => void,
): Promise<StartedBackend & { readonly guard: Guard }> {
  const requiredLimits = Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  const requiredFeatures = FEATURES.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures });
  keepSources(device);
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') onLost(message || 'the graphics device was lost');
  });
  // TensorFlow.js registers its own where it was loaded in a browser that has WebGPU.
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  const backend = new SparingWebGpu(device, adapter.info);
  tf.registerBackend('webgpu', () => backend);
  registerKernels();
  const refusing = guardAgainst(device);
  const guard: Guard = (task) => {
    backend.buffers.begin();
    return refusing(task);
  };
  const started = { device: deviceInWords(adapter.info), guard };
  if (isSoftware(adapter)) return { ...started, isSoftware: true };
  await tf.setBackend('webgpu');
  return { ...started, blocksFrom: await started.guard(() => measureBlocks()).catch(() => takeBlocksFrom(NEVER)) };
}

function deviceInWords({ description, vendor, architecture, device }: GPUAdapterInfo): string {
  return description || [vendor, architecture, device].filter(Boolean).join(' ') || 'a graphics device without a name';
}
