import './gradients/registerAutodiff';
import { startTestBackend } from '../testing/backend';
import { describeConcretizeRows } from '../testing/concretizeSuite';

describeConcretizeRows('wasm', () => startTestBackend('wasm'), 60);
describeConcretizeRows('cpu', () => startTestBackend('cpu'), 30);
