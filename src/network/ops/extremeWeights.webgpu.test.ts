import { describeExtremeWeights } from '../../testing/suites/extremeWeightsSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeExtremeWeights('WebGPU', startTestWebGpu, 1);
