import { describeGradients } from '../testing/suites/gradientSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeGradients('WebGPU', startTestWebGpu, 15);
