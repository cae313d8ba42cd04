import { describeSoundness } from '../testing/suites/soundnessSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../testing/webgpu';

describeSoundness('WebGPU', startTestWebGpu, 25);
// Each shape compiles a program of its own, which takes a second where a device is software.
describeSoundness('WebGPU in blocks', startTestWebGpuInBlocks, 2);
