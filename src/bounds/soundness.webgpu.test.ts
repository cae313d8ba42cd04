import { describeSoundness, FEW_SIZES } from '../testing/suites/soundnessSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../testing/webgpu';

// Without blocks each shape compiles a program of its own.
describeSoundness('WebGPU', startTestWebGpu, 25, FEW_SIZES);
describeSoundness('WebGPU in blocks', startTestWebGpuInBlocks, 12);
