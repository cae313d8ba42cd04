import { startTestBackend } from '../../testing/backend';
import { describeTransposed } from '../../testing/suites/transposedSuite';

for (const backend of ['wasm', 'plain wasm'] as const) describeTransposed(backend, () => startTestBackend(backend));
