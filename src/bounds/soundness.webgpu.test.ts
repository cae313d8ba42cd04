import { describeSoundness } from '../testing/suites/soundnessSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeSoundness('WebGPU', startTestWebGpu, 25);
