import { describeStepClaims } from '../../testing/suites/stepClaimSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../testing/webgpu';

describeStepClaims('WebGPU', startTestWebGpu, 4);
// Each shape compiles a program of its own.
describeStepClaims('WebGPU in blocks', startTestWebGpuInBlocks, 2);
