import { startTestBackend } from '../testing/backend';
import { describeSoundness } from '../testing/suites/soundnessSuite';

describeSoundness('wasm', () => startTestBackend('wasm'), 80);
describeSoundness('cpu', () => startTestBackend('cpu'), 25);
