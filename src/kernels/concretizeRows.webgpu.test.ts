import './gradients/registerAutodiff';
import { describeConcretizeRows } from '../testing/concretizeSuite';
import { startTestWebGpu } from '../testing/webgpu';

describeConcretizeRows('WebGPU', startTestWebGpu, 30);
