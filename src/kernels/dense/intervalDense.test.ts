import { startTestBackend, TEST_BACKENDS } from '../../testing/backend';
import { describeDenseEnclosure, describeExactSums } from '../../testing/suites/denseEnclosureSuite';

for (const backend of TEST_BACKENDS) {
  describeDenseEnclosure(backend, () => startTestBackend(backend), 100);
  describeExactSums(backend, () => startTestBackend(backend));
}
