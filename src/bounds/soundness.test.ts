import { startTestBackend } from '../testing/backend';
import { describeSoundness } from '../testing/soundnessSuite';

describeSoundness('wasm', () => startTestBackend('wasm'), 200);
describeSoundness('cpu', () => startTestBackend('cpu'), 80);
