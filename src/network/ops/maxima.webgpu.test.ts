import { describeMaxima } from '../../testing/maximaSuite';
import { useWebGpu } from '../../testing/webgpu';

describeMaxima('WebGPU', useWebGpu, 10);
