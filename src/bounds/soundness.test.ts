import { useBackend } from '../testing/backend';
import { describeSoundness } from '../testing/soundnessSuite';

describeSoundness('wasm', () => useBackend('wasm'), 200);
describeSoundness('cpu', () => useBackend('cpu'), 80);
