import { describeIntervalConv2d } from '../../testing/suites/convSuite';
import { describeDenseEnclosure } from '../../testing/suites/denseEnclosureSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeIntervalConv2d('WebGPU', startTestWebGpu, 20);
describeDenseEnclosure('WebGPU', startTestWebGpu, 20);
