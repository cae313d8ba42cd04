import { notify } from '../commands/notices';
import { ONE_FILE } from './words';

/** Says once what the one file cannot do; it needs nothing kept, since it is all there. */
export function keepOffline(): void {
  notify({ id: 'single', text: ONE_FILE });
}
