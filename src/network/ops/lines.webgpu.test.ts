import { describeLines } from '../../testing/suites/linesSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeLines('WebGPU', startTestWebGpu, 5);
