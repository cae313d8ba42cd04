import { useStore } from 'zustand';
import { printable } from '../../numbers/printable';
import { activity, announcement, dismiss, notices } from '../commands/notices';
import { Icon } from '../controls/Icon';
import { IconButton } from '../controls/IconButton';
import styles from './Notices.module.css';

/** What went wrong, under the header, until it is dismissed; and, only read out, what went well. */
export function Notices() {
  const present = useStore(notices);
  const { text } = useStore(announcement);
  const { text: doing } = useStore(activity);
  return (
    <>
      <div aria-live="polite">
        {present.map((notice) => (
          <div key={notice.id} className={styles.notice}>
            <span className={styles.mark}>
              <Icon name="close" size={14} />
            </span>
            <p className={styles.text}>{printable(notice.text)}</p>
            {notice.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  dismiss(notice.id);
                  notice.action?.perform();
                }}
              >
                {notice.action.label}
              </button>
            )}
            <IconButton icon="close" label="Dismiss" onClick={() => dismiss(notice.id)} />
          </div>
        ))}
      </div>
      <div aria-live="polite" className="visually-hidden">
        {text}
      </div>
      <div role="status" className={styles.place}>
        {doing !== null && <p className={styles.doing}>{printable(doing)}</p>}
      </div>
    </>
  );
}
