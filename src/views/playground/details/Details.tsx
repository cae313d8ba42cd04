import { Suspense } from 'react';
import { later } from '../../../app/controls/later';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { useViewState } from '../../../app/state/store';
import { backwardState } from '../backward/backwardState';
import { isSplit } from '../figure/layout';
import { RivalChoice } from '../figure/RivalChoice';
import { hasLogits, QUESTION, unitName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { plainText } from '../steps/richText';
import { reachedBy } from '../steps/steps';
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
const Ladder = later(() => import('./Ladder').then(({ Ladder }) => Ladder));
const JointVerdict = later(() => import('./JointVerdict').then(({ JointVerdict }) => JointVerdict));
const Backward = later(() => import('../backward/Backward').then(({ Backward }) => Backward));

const SUMS = { id: 'sums', label: 'Interval, bound by bound' } as const;
const LADDER = { id: 'ladder', label: 'All methods' } as const;
const BACKWARDS = { id: 'backwards', label: 'CROWN, station by station' } as const;

/** At the question: the ladder of methods, the arithmetic where there is one output, or CROWN's way back. */
function QuestionDetails({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model } = handle;
  const { network } = model.state;
  const [{ stage, ladder }, update] = useViewState(backwardState);
  const hasSums = !hasLogits(network);
  const hasThree = network.output.weights.length > 2;
  const unit = isSplit(network) ? ({ kind: 'hidden', layer: 0, index: 0 } as const) : QUESTION;
  const shown = shownOf(stage !== null, hasSums && ladder === 0 && model.state.method === 'interval');
  return (
    <>
      <div className={styles.choice}>
        <SegmentedControl
          label="At the question"
          segments={hasSums ? [SUMS, LADDER, BACKWARDS] : [LADDER, BACKWARDS]}
          value={shown}
          onChange={(id) => {
            if (id === 'sums') handle.setMethod('interval');
            update({ stage: id === 'backwards' ? 0 : null, ladder: id === 'ladder' ? 1 : 0 }, { history: 'replace' });
          }}
        />
        <RivalChoice handle={handle} />
        {hasThree && (
          <Suspense>
            <JointVerdict handle={handle} />
          </Suspense>
        )}
      </div>
      <Suspense>
        {shown === 'backwards' && <Backward model={model} />}
        {shown === 'ladder' && <Ladder handle={handle} />}
      </Suspense>
      {shown === 'sums' && <ArithmeticPanel handle={handle} unit={unit} />}
    </>
  );
}

function shownOf(backwards: boolean, sums: boolean): 'sums' | 'ladder' | 'backwards' {
  if (backwards) return 'backwards';
  return sums ? 'sums' : 'ladder';
}
