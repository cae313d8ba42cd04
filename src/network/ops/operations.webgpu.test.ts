import { describeOperations } from '../../testing/suites/operationSuite';
import { startTestWebGpu } from '../../testing/webgpu';

// Every kernel of each operation, once: other samples, and most compositions passed back through, run the same kernels, and
// are tried on wasm. Those named here have values of five axes, bands for weights that are no float32 numbers, and products.
describeOperations('WebGPU', startTestWebGpu, { most: 1, composed: ['LayerNormalization', 'Resize', 'Softmax'] });
