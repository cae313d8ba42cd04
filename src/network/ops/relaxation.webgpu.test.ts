import { describeRelaxations } from '../../testing/suites/relaxationSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeRelaxations('WebGPU', startTestWebGpu, 5);
