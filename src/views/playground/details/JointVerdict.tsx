import { useMemo } from 'react';
import { Part } from '../../../app/scene/Part';
import { VerdictMark, type VerdictName } from '../../../pictures/VerdictMark';
import { rivalOf } from '../../../small/smallNetwork';
import { computeModel } from '../state/playgroundModel';
import { type PlaygroundHandle, useAnswer } from '../state/usePlayground';
import { JOINT } from '../words';
import styles from './Details.module.css';

/** Whether Cat is above all other classes, of which there are two: the question on screen, and the same of the other class. */
export function JointVerdict({ handle: { model } }: { readonly handle: PlaygroundHandle }) {
  const { state } = model;
  const other = 3 - rivalOf(state.network);
  const network = useMemo(() => ({ ...state.network, rival: other }), [state.network, other]);
  const twin = useMemo(() => computeModel({ ...state, network }), [state, network]);
  const { answer } = useAnswer(twin);
  const joint = jointVerdict([model.answer.verdict, answer.verdict]);
  return (
    <Part id="verdict">
      <p className={styles.joint}>
        <VerdictMark verdict={joint} decorative />
        <span>
          {JOINT}: <b>{joint}</b>
        </span>
      </p>
    </Part>
  );
}

/** One counterexample to any of them is enough; a proof needs all. */
function jointVerdict(verdicts: readonly VerdictName[]): VerdictName {
  if (verdicts.includes('falsified')) return 'falsified';
  return verdicts.every((verdict) => verdict === 'verified') ? 'verified' : 'unknown';
}
