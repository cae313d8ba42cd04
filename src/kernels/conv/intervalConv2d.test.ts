import { startTestBackend } from '../../testing/backend';
import { describeIntervalConv2d } from '../../testing/suites/convSuite';

describeIntervalConv2d('wasm', () => startTestBackend('wasm'), 40);
describeIntervalConv2d('plain wasm', () => startTestBackend('plain wasm'), 25);
describeIntervalConv2d('cpu', () => startTestBackend('cpu'), 12);
