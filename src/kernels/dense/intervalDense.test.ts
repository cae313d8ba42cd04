import { startTestBackend } from '../../testing/backend';
import { describeDenseEnclosure, describeExactSums } from '../../testing/suites/denseEnclosureSuite';

for (const backend of ['wasm', 'cpu'] as const) {
  describeDenseEnclosure(backend, () => startTestBackend(backend), 100);
  describeExactSums(backend, () => startTestBackend(backend));
}
