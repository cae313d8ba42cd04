import '../kernels/gradients/registerAutodiff';
import { startTestBackend } from '../testing/backend';
import { describeGraphSoundness } from '../testing/graphSoundnessSuite';

const RUNS = { ibp: 40, 'crown-ibp': 60, crown: 40, 'alpha-crown': 20 };

describeGraphSoundness('wasm', () => startTestBackend('wasm'), RUNS);
