import { useStore } from 'zustand';
import { announcement } from '../announce';
import { Icon } from '../controls/Icon';
import { IconButton } from '../controls/IconButton';
import { dismiss, notices } from '../notices';
import styles from './Notices.module.css';

/** What went wrong, under the header, until it is dismissed; and, only read out, what went well. */
export function Notices() {
  const present = useStore(notices);
  const { text } = useStore(announcement);
  return (
    <>
      <div aria-live="polite">
        {present.map((notice) => (
          <div key={notice.id} className={styles.notice}>
            <span className={styles.mark}>
              <Icon name="close" size={14} />
            </span>
            <p className={styles.text}>{notice.text}</p>
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
    </>
  );
}
