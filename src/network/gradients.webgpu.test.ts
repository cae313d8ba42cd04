import { describeGradients } from '../testing/gradientSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeGradients('WebGPU', startTestWebGpu, 15);
