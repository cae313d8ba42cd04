import { describeIntervalConv2d } from '../testing/convSuite';
import { useWebGpu } from '../testing/webgpu';

describeIntervalConv2d('WebGPU', useWebGpu, 30);
