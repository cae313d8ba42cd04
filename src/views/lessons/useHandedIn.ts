import { useEffect } from 'react';
import { dismiss, notify } from '../../app/commands/notices';
import { useViewState } from '../../app/state/store';
import { lessonsState } from './state/lessonsState';
import { unpackProgress } from './state/packedProgress';
import { progress } from './state/progress';
import { HANDED_IN } from './words';

const NOTICE = 'handed-in';

/** Offers the progress that a link carries, since it would take the place of one's own. */
export function useHandedIn(): void {
  const [{ progress: text }, update] = useViewState(lessonsState);
  useEffect(() => {
    if (!text) return;
    const carried = unpackProgress(text);
    if (!carried) notify({ id: NOTICE, text: HANDED_IN.unreadable });
    else {
      notify({
        id: NOTICE,
        text: HANDED_IN.offered,
        action: {
          label: 'Show it',
          perform: () => {
            progress.setState(carried);
            update({ progress: '' }, { history: 'replace' });
          },
        },
      });
    }
    return () => dismiss(NOTICE);
  }, [text, update]);
}
