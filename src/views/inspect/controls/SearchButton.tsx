import { CommandText } from '../../../app/controls/CommandButton';
import type { Search } from '../ask/useSearches';
import styles from '../SidePanel.module.css';
import { mostTime } from '../words';

interface SearchButtonProps {
  readonly search: Pick<Search<unknown>, 'running' | 'error' | 'seconds'>;
  /** The command that starts it. */
  readonly command: string;
  /** What it is called here, where that is not as the command has it. */
  readonly label?: string;
}

/** Starts something that takes a while; progress and cancelling are above, under the controls. */
export function SearchButton({ search: { running, error, seconds }, command, label }: SearchButtonProps) {
  return (
    <>
      {error && (
        <p className={styles.text} role="alert">
          {error.message}
        </p>
      )}
      {running ? (
        <button type="button" className={styles.button} aria-disabled>
          {running.what}…
        </button>
      ) : (
        <CommandText id={command} label={label} className={styles.button} keyClass={styles.key} />
      )}
      {seconds !== undefined && !running && <p className="caption">{mostTime(seconds)}</p>}
    </>
  );
}
