import { startTestBackend, TEST_BACKENDS } from '../../testing/backend';
import { describeIntervalConv2d } from '../../testing/suites/convSuite';
import { describeDenseEnclosure, describeExactSums } from '../../testing/suites/denseEnclosureSuite';

describeIntervalConv2d('wasm', () => startTestBackend('wasm'), 40);
describeIntervalConv2d('plain wasm', () => startTestBackend('plain wasm'), 25);
describeIntervalConv2d('cpu', () => startTestBackend('cpu'), 12);

for (const backend of TEST_BACKENDS) {
  describeDenseEnclosure(backend, () => startTestBackend(backend), 100);
  describeExactSums(backend, () => startTestBackend(backend));
}
