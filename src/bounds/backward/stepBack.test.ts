import { startTestBackend } from '../../testing/backend';
import { describeStepClaims } from '../../testing/suites/stepClaimSuite';

describeStepClaims('wasm', () => startTestBackend('wasm'), 25);
describeStepClaims('plain wasm', () => startTestBackend('plain wasm'), 15);
describeStepClaims('cpu', () => startTestBackend('cpu'), 8);
