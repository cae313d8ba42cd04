import { startTestBackend } from '../../testing/backend';
import { describeRelaxRows } from '../../testing/suites/relaxSuite';

describeRelaxRows('wasm', () => startTestBackend('wasm'), 60);
describeRelaxRows('cpu', () => startTestBackend('cpu'), 30);
