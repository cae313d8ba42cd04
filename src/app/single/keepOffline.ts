import { notify } from '../commands/notices';

/** Says once what the one file cannot do; it needs nothing kept, since it is all there. */
export function keepOffline(): void {
  notify({
    id: 'single',
    text: 'This one file works without a network. It holds Playground, the lessons and small networks, and computes on one thread, so bounds take longer here.',
  });
}
