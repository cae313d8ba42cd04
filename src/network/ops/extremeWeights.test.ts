import { startTestBackend } from '../../testing/backend';
import { describeExtremeWeights } from '../../testing/suites/extremeWeightsSuite';

const runs = Number(process.env.BOUNDSCOPE_RUNS ?? 1);

describeExtremeWeights('wasm', () => startTestBackend('wasm'), runs);
describeExtremeWeights('cpu', () => startTestBackend('cpu'), runs);
