import { startTestBackend } from '../../testing/backend';
import { describeConvSoundness } from '../../testing/convSoundnessSuite';

describeConvSoundness('wasm', () => startTestBackend('wasm'), 40);
describeConvSoundness('cpu', () => startTestBackend('cpu'), 4);
