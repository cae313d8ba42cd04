import { startTestBackend } from '../testing/backend';
import { describeSoundness } from '../testing/suites/soundnessSuite';

describeSoundness('wasm', () => startTestBackend('wasm'), 80);
describeSoundness('plain wasm', () => startTestBackend('plain wasm'), 25);
describeSoundness('cpu', () => startTestBackend('cpu'), 25);
