import { describeOperations } from '../../testing/suites/operationSuite';
import { startTestWebGpu } from '../../testing/webgpu';

// Every kernel of each operation, once: other samples, and compositions passed back through, run the same kernels, and are
// tried on wasm.
describeOperations('WebGPU', startTestWebGpu, { most: 1, composed: false });
