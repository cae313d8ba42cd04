/**
 * TensorFlow.js leaves out the derivatives of its operations unless asked; importing this file asks. For what is
 * bundled, and tests: plain Node cannot load the package's modules this way.
 */
// The package itself first: the derivatives need its flags.
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
