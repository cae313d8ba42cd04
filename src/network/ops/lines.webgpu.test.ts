import { describeLines } from '../../testing/linesSuite';
import { useWebGpu } from '../../testing/webgpu';

describeLines('WebGPU', useWebGpu, 5);
