import { describeSoundness } from '../testing/soundnessSuite';
import { useWebGpu } from '../testing/webgpu';

describeSoundness('WebGPU', useWebGpu, 25);
