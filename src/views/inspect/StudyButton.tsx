import styles from './StudyPanel.module.css';

interface StudyButtonProps {
  readonly study: { readonly running: { readonly what: string } | null; readonly start: () => void };
  readonly label: string;
  /** The key that does the same. */
  readonly keys?: string;
}

/** Starts something that takes a while; progress and cancelling are above, under the controls. */
export function StudyButton({ study, label, keys }: StudyButtonProps) {
  const { running } = study;
  return (
    <button type="button" className={styles.button} aria-disabled={running ? true : undefined} onClick={study.start}>
      {running ? `${running.what}…` : label}
      {keys && !running && <kbd className={styles.key}>{keys}</kbd>}
    </button>
  );
}
