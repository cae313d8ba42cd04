import { describeSoundness, FEW_SIZES, FEWEST_SIZES } from '../testing/suites/soundnessSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../testing/webgpu';

// Each shape compiles a program of its own, which takes a second where a device is software.
describeSoundness('WebGPU', startTestWebGpu, 25, FEW_SIZES);
describeSoundness('WebGPU in blocks', startTestWebGpuInBlocks, 12, FEWEST_SIZES);
