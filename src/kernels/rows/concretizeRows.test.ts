import { startTestBackend } from '../../testing/backend';
import { describeConcretizeRows } from '../../testing/suites/concretizeSuite';

describeConcretizeRows('wasm', () => startTestBackend('wasm'), 60);
describeConcretizeRows('plain wasm', () => startTestBackend('plain wasm'), 40);
describeConcretizeRows('cpu', () => startTestBackend('cpu'), 30);
