import { describeStepClaims } from '../../testing/stepClaimSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeStepClaims('WebGPU', startTestWebGpu, 4);
