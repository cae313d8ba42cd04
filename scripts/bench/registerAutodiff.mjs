// @ts-check
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

/**
 * Registers the derivatives of TensorFlow.js's operations in plain Node. The package keeps them in modules written for
 * bundlers (no file extensions), which only a loader like tsx's can require.
 */
export function registerAutodiff() {
  const unregister = register();
  createRequire(import.meta.url)('@tensorflow/tfjs-core/dist/register_all_gradients');
  unregister();
}
