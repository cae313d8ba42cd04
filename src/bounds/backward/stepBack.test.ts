import { startTestBackend } from '../../testing/backend';
import { describeStepClaims } from '../../testing/stepClaimSuite';

describeStepClaims('wasm', () => startTestBackend('wasm'), 60);
describeStepClaims('cpu', () => startTestBackend('cpu'), 20);
