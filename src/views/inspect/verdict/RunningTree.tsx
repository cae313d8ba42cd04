import type { Running } from '../../../app/ask/asking';
import type { TreeReport } from '../../../engine/api/types';
import { timeLeft } from '../../../numbers/amounts';
import { agreeing, formatCount, formatMarginLower } from '../../../numbers/format';
import styles from '../SidePanel.module.css';
import { DECISION } from './words';

interface RunningTreeProps {
  readonly answer: {
    readonly running: Running | null;
    readonly cancel: () => void;
    readonly pause: (isOn: boolean) => void;
  };
  readonly tree: TreeReport | undefined;
}

/** Where a decision under way stands, and how it is held or ended. */
export function RunningTree({ answer: { running, cancel, pause }, tree }: RunningTreeProps) {
  if (!running) return null;
  const { isPaused = false, progress } = running;
  return (
    <>
      <div className={styles.acts}>
        <button type="button" className={styles.button} onClick={() => pause(!isPaused)}>
          {isPaused ? 'Resume' : 'Pause'}
        </button>
        <button type="button" className={styles.button} onClick={cancel}>
          Cancel
        </button>
      </div>
      <p className={styles.text}>
        <span role="status">{stateWords(isPaused, tree !== undefined)}</span> {tree && <Subproblems tree={tree} />}
        {progress?.secondsLeft !== undefined && !isPaused && (
          <> {DECISION[progress.endsUndecided ? 'limit' : 'left'](timeLeft(progress.secondsLeft))}</>
        )}
      </p>
    </>
  );
}

/** What is read out: numbers that change all the time are not. */
function stateWords(isPaused: boolean, hasTree: boolean): string {
  if (isPaused) return DECISION.paused;
  return hasTree ? DECISION.running : DECISION.searching;
}

/** "212 subproblems verified, 49 unknown; worst bound −0.64." */
export function Subproblems({ tree: { verified, open, undecided, worst } }: { readonly tree: TreeReport }) {
  const unknown = open + undecided;
  return (
    <>
      <b>{formatCount(verified)}</b> {agreeing(verified, 'subproblem', 'subproblems')} verified,{' '}
      <b>{formatCount(unknown)}</b> unknown
      {Number.isFinite(worst) && unknown > 0 && <>; worst bound {formatMarginLower(worst)}</>}.
    </>
  );
}
