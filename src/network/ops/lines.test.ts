import { startTestBackend } from '../../testing/backend';
import { describeLines } from '../../testing/suites/linesSuite';

describeLines('wasm', () => startTestBackend('wasm'), 15);
describeLines('cpu', () => startTestBackend('cpu'), 5);
