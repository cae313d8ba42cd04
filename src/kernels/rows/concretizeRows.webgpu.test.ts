import { describeConcretizeRows } from '../../testing/suites/concretizeSuite';
import { startTestWebGpu } from '../../testing/webgpu';

describeConcretizeRows('WebGPU', startTestWebGpu, 30);
