import { describeSoundness } from '../testing/suites/soundnessSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../testing/webgpu';

describeSoundness('WebGPU', startTestWebGpu, 25);
describeSoundness('WebGPU in blocks', startTestWebGpuInBlocks, 8);
