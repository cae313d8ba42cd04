import { useBackend } from '../testing/backend';
import { describeIntervalConv2d } from '../testing/convSuite';

describeIntervalConv2d('wasm', () => useBackend('wasm'), 100);
describeIntervalConv2d('cpu', () => useBackend('cpu'), 30);
