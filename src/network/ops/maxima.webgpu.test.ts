import { describeMaxima } from '../../testing/maximaSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeMaxima('WebGPU', startTestWebGpu, 10);
