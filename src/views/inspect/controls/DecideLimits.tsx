import { useStore } from 'zustand';
import { Menu } from '../../../app/controls/Menu';
import { formatSeconds } from '../../../numbers/amounts';
import { TIME_LIMITS, timeLimit } from '../ask/timeLimit';
import { TIME_LIMIT } from '../verdict/words';
import styles from './DecideLimits.module.css';
import { LimitMenu } from './LimitMenu';

/** How long a decision may take, and how much memory. */
export function DecideLimits() {
  const limit = useStore(timeLimit);
  return (
    <div className={styles.limits}>
      <span className={styles.limit}>
        {TIME_LIMIT}
        <Menu
          label={TIME_LIMIT}
          look="plain"
          name={`${TIME_LIMIT}: ${formatSeconds(limit)}`}
          items={TIME_LIMITS.map((seconds) => ({
            id: String(seconds),
            label: formatSeconds(seconds),
            checked: seconds === limit,
          }))}
          onSelect={(id) => timeLimit.setState(Number(id), true)}
        >
          {formatSeconds(limit)}
        </Menu>
      </span>
      <span className={styles.limit}>
        <LimitMenu />
      </span>
    </div>
  );
}
