import { describeLines } from '../../testing/linesSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeLines('WebGPU', startTestWebGpu, 5);
