import { startTestBackend } from '../testing/backend';
import { describeGradients } from '../testing/suites/gradientSuite';

describeGradients('cpu', () => startTestBackend('cpu'), 15);

describeGradients('wasm', () => startTestBackend('wasm'), 15);
