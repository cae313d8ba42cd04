import { startTestBackend } from '../../testing/backend';
import { describeOperations } from '../../testing/suites/operationSuite';

const isDeep = process.env.BOUNDSCOPE_RUNS !== undefined;

// The fallback of the fallback: wasm tries every way of each operation.
describeOperations('cpu', () => startTestBackend('cpu'), isDeep ? {} : { most: 1, composed: [], each: 4 });
