import { startTestBackend } from '../../testing/backend';
import { describeMaxima } from '../../testing/suites/maximaSuite';

describeMaxima('wasm', () => startTestBackend('wasm'), 60);
describeMaxima('cpu', () => startTestBackend('cpu'), 60);
