import { useBackend } from '../../testing/backend';
import { describeLines } from '../../testing/linesSuite';

describeLines('wasm', () => useBackend('wasm'), 15);
describeLines('cpu', () => useBackend('cpu'), 5);
