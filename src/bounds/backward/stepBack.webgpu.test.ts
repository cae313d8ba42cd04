import { describeStepClaims } from '../../testing/suites/stepClaimSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../testing/webgpu';

describeStepClaims('WebGPU', startTestWebGpu, 4);
describeStepClaims('WebGPU in blocks', startTestWebGpuInBlocks, 4);
