import { lazy, Suspense } from 'react';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { useViewState } from '../../../app/state/useViewState';
import { backwardState } from '../backward/backwardState';
import { isSplit } from '../figure/layout';
import { QUESTION, unitName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { reachedBy } from '../steps/reached';
import { plainText } from '../steps/richText';
import { ArithmeticPanel } from './ArithmeticPanel';
import styles from './Details.module.css';
import { NotReached } from './NotReached';

/** Under the network: how the unit in focus gets its bounds, or how low the difference can go. */
export function Details({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model, focus } = handle;
  const { network } = model.state;
  if (!reachedBy(model.step, focus).before) return <NotReached model={model} unit={focus} />;
  if (focus.kind === 'question') return <QuestionDetails handle={handle} />;
  return <ArithmeticPanel key={plainText(unitName(network, focus))} handle={handle} unit={focus} />;
}

// None of them is part of the first screen.
const Ladder = lazy(() => import('./Ladder').then(({ Ladder }) => ({ default: Ladder })));
const Backward = lazy(() => import('../backward/Backward').then(({ Backward }) => ({ default: Backward })));

const WAYS = [
  { id: 'answers', label: 'How it is answered' },
  { id: 'backwards', label: 'CROWN, station by station' },
] as const;

/** At the question: the ladder of methods or the arithmetic, or CROWN's way back. */
function QuestionDetails({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model } = handle;
  const { network } = model.state;
  const [{ stage }, update] = useViewState(backwardState);
  const isLadder = network.output.weights.length === 2;
  const unit = isSplit(network) ? ({ kind: 'hidden', layer: 0, index: 0 } as const) : QUESTION;
  return (
    <>
      <div className={styles.choice}>
        <SegmentedControl
          label="At the question"
          segments={WAYS}
          value={stage === null ? 'answers' : 'backwards'}
          onChange={(id) => update({ stage: id === 'answers' ? null : 0 }, { history: 'replace' })}
        />
      </div>
      {stage !== null && (
        <Suspense>
          <Backward model={model} />
        </Suspense>
      )}
      {stage === null && isLadder && (
        <Suspense>
          <Ladder model={model} />
        </Suspense>
      )}
      {stage === null && !isLadder && <ArithmeticPanel handle={handle} unit={unit} />}
    </>
  );
}
