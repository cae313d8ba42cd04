import { describeMaxima } from '../../testing/suites/maximaSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeMaxima('WebGPU', startTestWebGpu, 10);
