import { startTestBackend } from '../../testing/backend';
import { describeRelaxations } from '../../testing/suites/relaxationSuite';

describeRelaxations('wasm', () => startTestBackend('wasm'), 15);
describeRelaxations('cpu', () => startTestBackend('cpu'), 5);
