import '../kernels/gradients/registerAutodiff';
import { describeGraphSoundness } from '../testing/graphSoundnessSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeGraphSoundness('WebGPU', startTestWebGpu, { ibp: 1, 'crown-ibp': 2, crown: 2, 'alpha-crown': 1 });
