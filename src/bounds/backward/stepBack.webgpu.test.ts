import { describeStepClaims } from '../../testing/suites/stepClaimSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeStepClaims('WebGPU', startTestWebGpu, 4);
