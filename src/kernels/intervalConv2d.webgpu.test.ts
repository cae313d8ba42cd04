import { describeIntervalConv2d } from '../testing/convSuite';
import { describeDenseEnclosure } from '../testing/denseEnclosureSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeIntervalConv2d('WebGPU', startTestWebGpu, 30);
describeDenseEnclosure('WebGPU', startTestWebGpu, 30);
