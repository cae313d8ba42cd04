import { useMemo, useState } from 'react';
import { announce, notify } from '../commands/notices';
import { COPY } from '../commands/words';
import { Dialog } from '../controls/Dialog';
import { type Scene, sceneState } from '../scene/sceneState';
import { useApp } from '../state/store';
import { isDark } from '../styles/theme';
import styles from './ComposeDialog.module.css';
import { DraftForm } from './DraftForm';
import { composedHash, type Draft, embedCode } from './draft';
import { LinkOutputs } from './LinkOutputs';
import { Preview } from './Preview';
import { useCarriedFile } from './useCarriedFile';
import { COMPOSE } from './words';

/** Makes a link, a frame or a QR code of what is on screen: what is hidden, what is frozen, how large, in which colours. */
export function ComposeDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [chosen, setDraft] = useState<Draft>(() => {
    const { view, states } = app.store.getState();
    const scene = states[sceneState.id] as Scene;
    const { only, hidden, frozen, size, profile, audience } = scene;
    return {
      ...{ view, only, hidden, frozen, size, step: null, carries: false, file: null },
      audience: audience ?? 'student',
      profile: profile ?? (isDark() ? 'dark' : 'light'),
    };
  });
  const { file, left } = useCarriedFile(app, chosen.view);
  const draft = useMemo(() => ({ ...chosen, file }), [chosen, file]);
  const addressOf = (embedded: boolean) => new URL(composedHash(app, draft, embedded), location.href).href;
  const address = addressOf(false);
  const title = app.views.find(({ id }) => id === draft.view)?.title ?? '';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      announce(COPY.link);
      onClose();
    } catch {
      onClose();
      notify({ id: 'copy-link', text: COPY.refused('Here is the link', address) });
    }
  };
  return (
    <Dialog label={COMPOSE.title} wide onClose={onClose}>
      <div className={styles.dialog}>
        <div className={styles.form}>
          <h2 className={styles.title}>
            {COMPOSE.title} <span className="label">{COMPOSE.about}</span>
          </h2>
          <DraftForm draft={draft} left={left} onChange={setDraft} />
          <div className={styles.footer}>
            <button type="button" className={styles.main} onClick={() => void copy()}>
              {COMPOSE.copy(draft.audience)}
            </button>
            <a className={styles.action} href={address} target="_blank" rel="noreferrer">
              Open it
            </a>
            <button type="button" className={styles.close} onClick={onClose}>
              Close
            </button>
          </div>
        </div>
        <div className={styles.results}>
          <h2 className="title">{COMPOSE.sees(draft.audience)}</h2>
          <Preview address={address} />
          <LinkOutputs address={address} code={embedCode(addressOf(true), title)} />
        </div>
      </div>
    </Dialog>
  );
}
