import { startTestBackend } from '../testing/backend';
import { describeIntervalConv2d } from '../testing/convSuite';

describeIntervalConv2d('wasm', () => startTestBackend('wasm'), 100);
describeIntervalConv2d('cpu', () => startTestBackend('cpu'), 30);
