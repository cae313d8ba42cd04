import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';
import { startTestBackend } from '../testing/backend';
import { describeGradients } from '../testing/gradientSuite';

describeGradients('cpu', () => startTestBackend('cpu'), 25);

describeGradients(
  'wasm',
  async () => {
    await startTestBackend('wasm');
    registerGradientKernels();
  },
  25,
);
