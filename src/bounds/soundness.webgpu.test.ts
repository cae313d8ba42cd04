import { describeSoundness } from '../testing/soundnessSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeSoundness('WebGPU', startTestWebGpu, 25);
