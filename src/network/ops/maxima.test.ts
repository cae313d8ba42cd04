import { useBackend } from '../../testing/backend';
import { describeMaxima } from '../../testing/maximaSuite';

describeMaxima('wasm', () => useBackend('wasm'), 60);
describeMaxima('cpu', () => useBackend('cpu'), 60);
