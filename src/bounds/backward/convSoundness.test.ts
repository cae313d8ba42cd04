import { startTestBackend } from '../../testing/backend';
import { describeConvSoundness } from '../../testing/suites/convSoundnessSuite';

describeConvSoundness('wasm', () => startTestBackend('wasm'), 15);
describeConvSoundness('plain wasm', () => startTestBackend('plain wasm'), 6);
describeConvSoundness('cpu', () => startTestBackend('cpu'), 2);
