import { describeIntervalConv2d } from '../testing/convSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeIntervalConv2d('WebGPU', startTestWebGpu, 30);
