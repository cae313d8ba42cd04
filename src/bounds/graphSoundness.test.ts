import { startTestBackend } from '../testing/backend';
import { describeGraphSoundness } from '../testing/suites/graphSoundnessSuite';

describeGraphSoundness('wasm', () => startTestBackend('wasm'), 10);
describeGraphSoundness('plain wasm', () => startTestBackend('plain wasm'), 5);
