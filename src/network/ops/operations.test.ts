import { startTestBackend } from '../../testing/backend';
import { runOnnx } from '../../testing/onnxruntime';
import { describeOperations } from '../../testing/suites/operationSuite';

describeOperations('wasm', () => startTestBackend('wasm'), {
  others: runOnnx,
  thorough: process.env.BOUNDSCOPE_RUNS !== undefined,
});
