import { useMemo } from 'react';
import { Part } from '../../../app/scene/Part';
import { VerdictMark, type VerdictName } from '../../../pictures/VerdictMark';
import { rivalOf } from '../../../small/smallNetwork';
import { outputName } from '../math/units';
import { computeModel } from '../state/playgroundModel';
import { type PlaygroundHandle, useAnswer } from '../state/usePlayground';
import { JOINT } from '../words';
import styles from './Details.module.css';

/** Whether Cat is above all other classes, of which there are two: the question on screen, and the same of the other class. */
export function JointVerdict({ handle: { model } }: { readonly handle: PlaygroundHandle }) {
  const { state } = model;
  const rival = rivalOf(state.network);
  const other = 3 - rival;
  const twin = useMemo(() => computeModel({ ...state, network: { ...state.network, rival: other } }), [state, other]);
  const { answer } = useAnswer(twin);
  const verdicts = new Map([
    [rival, model.answer.verdict],
    [other, answer.verdict],
  ]);
  const each = [1, 2].map((index) => [outputName(index), verdicts.get(index) ?? 'unknown'] as const);
  const joint = jointVerdict([...verdicts.values()]);
  return (
    <Part id="verdict">
      <p className={styles.joint}>
        <VerdictMark verdict={joint} decorative />
        <span>
          {JOINT}: <b>{joint}</b> ({each.map(([name, verdict]) => `${verdict} over ${name}`).join(', ')})
        </span>
      </p>
    </Part>
  );
}

/** One counterexample to any of them is enough; a proof needs all. */
export function jointVerdict(verdicts: readonly VerdictName[]): VerdictName {
  if (verdicts.includes('falsified')) return 'falsified';
  return verdicts.every((verdict) => verdict === 'verified') ? 'verified' : 'unknown';
}
