import { useRef } from 'react';
import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { Menu } from '../../../app/controls/Menu';
import { NumberField } from '../../../app/controls/NumberField';
import type { UpdateState } from '../../../app/state/store';
import { DECIDING_METHOD } from '../../../catalog/methods';
import { backgroundEngine } from '../../../engine/api/client';
import type { DatasetImages, Verdict, VerifyResult } from '../../../engine/api/types';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { VerdictBadge, verdictWords } from '../../../pictures/VerdictMark';
import { type BoundsQuery, keyOfQuery, subjectOf } from '../ask/bounds';
import { mayBeDecided, timeLimit } from '../ask/timeLimit';
import { DecideLimits } from '../controls/DecideLimits';
import { certificationOf } from '../controls/RoundingMenu';
import { sidesOf } from '../property/inputSides';
import styles from '../SidePanel.module.css';
import type { InspectState } from '../state/inspectState';
import type { Panels } from '../state/usePanels';
import type { Logit } from '../verdict/margins';
import { RunningTree } from '../verdict/RunningTree';
import { useHeldFocus } from '../verdict/useHeldFocus';
import { DECISION, openWords } from '../verdict/words';
import { readWithin } from './NumbersTable';
import { namedValues } from './namedValues';
import { judgeStays, outward, propertyOf, type Stays, staysIn } from './staysQuestion';
import { STAYS } from './words';

interface StaysPanelProps {
  readonly panels: Panels;
  /** Whose images the network is shown, where it is shown one of them. */
  readonly dataset: DatasetImages;
  /** In the order of the file. */
  readonly outputs: readonly Logit[];
  readonly nameOf: (output: number) => string;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

interface StaysAsked {
  readonly query: BoundsQuery;
  readonly dataset: DatasetImages;
  readonly stays: Stays;
  readonly outputs: number;
}

/** In a worker of its own, as decisions are. */
const DECIDED: Asking<StaysAsked, VerifyResult> = {
  keyOf: ({ query, stays }) => `${keyOfQuery(query)} ${JSON.stringify(stays)}`,
  what: () => 'Deciding',
  compute: ({ query, dataset, stays, outputs }, computing) => {
    const property = propertyOf(stays, sidesOf(query, dataset, 1), outputs);
    const { model } = subjectOf(query);
    const timeout = timeLimit.getState();
    return backgroundEngine().verify({ model, property, rounding: query.rounding, timeout }, computing);
  },
  kept: new Kept(20),
  isOpen: mayBeDecided,
  onDemand: true,
};

/** Whether a value stays between two numbers for every input of the box: by the bounds, or decided. */
export function StaysPanel({ panels, dataset, outputs, nameOf, state, update }: StaysPanelProps) {
  const { query } = panels.snapshot;
  const asked = staysIn(state.stays, outputs.length);
  const output = asked?.output ?? 0;
  const logit = outputs[output];
  const question = asked && { query, dataset, stays: asked, outputs: outputs.length };
  const answer = useAnswer(question, DECIDED);
  const { value: decided, running, error, start } = answer;
  const section = useRef<HTMLElement>(null);
  useHeldFocus(section, running !== null);
  if (!logit) return null;
  // Nobody has asked: the bounds as they stand in the fields, rounded outward, so that they hold.
  const usual = asked ?? boundsOf(outputs, output);
  const isByBounds = asked !== null && judgeStays(asked, logit) !== 'unknown';
  const change = (part: Partial<Stays>) => {
    const { output: of, least, most } = { ...usual, ...part };
    update({ stays: [of, least, most] });
  };
  return (
    <section ref={section} className={styles.panel} aria-label={STAYS.title}>
      <h2 className="title">{STAYS.title}</h2>
      <p className={styles.question}>
        {outputs.length > 1 ? (
          <Menu
            label="Output that is asked about"
            look="plain"
            items={outputs.map((_, at) => ({ id: String(at), label: nameOf(at), checked: at === output }))}
            onSelect={(id) => change(boundsOf(outputs, Number(id)))}
          >
            {nameOf(output)}
          </Menu>
        ) : (
          nameOf(output)
        )}{' '}
        from
        <NumberField
          label={STAYS.least}
          text={asked ? String(asked.least) : formatLower(logit.lower)}
          read={readWithin([Number.NEGATIVE_INFINITY, usual.most])}
          onCommit={(least) => change({ least })}
        />
        to
        <NumberField
          label={STAYS.most}
          text={asked ? String(asked.most) : formatUpper(logit.upper)}
          read={readWithin([usual.least, Number.POSITIVE_INFINITY])}
          onCommit={(most) => change({ most })}
        />
      </p>
      {asked && (
        <Judged
          stays={asked}
          logit={logit}
          decided={decided}
          radius={panels.radius}
          certifies={certificationOf(isByBounds ? query.method : DECIDING_METHOD, query.rounding)}
          nameOfInput={panels.inputName}
        />
      )}
      <RunningTree answer={answer} tree={running?.progress?.tree} />
      {asked && !running && !isByBounds && (!decided || mayBeDecided(decided)) && (
        <>
          <DecideLimits />
          <button type="button" className={styles.button} onClick={start}>
            {decided ? DECISION.again : STAYS.decide}
          </button>
        </>
      )}
      {error && (
        <p className={styles.text} role="alert">
          {error.message}
        </p>
      )}
    </section>
  );
}

function boundsOf(outputs: readonly Logit[], output: number): Stays {
  const { lower = 0, upper = 0 } = outputs[output] ?? {};
  return { output, least: outward(lower, formatLower), most: outward(upper, formatUpper) };
}

interface JudgedProps {
  readonly stays: Stays;
  readonly logit: Logit;
  readonly decided: VerifyResult | null;
  readonly radius: string;
  /** What the bounds hold for. */
  readonly certifies: string;
  /** Of numbers that someone gave; a counterexample of pixels is not listed. */
  readonly nameOfInput: Panels['inputName'];
}

function Judged({ stays, logit, decided, radius, certifies, nameOfInput }: JudgedProps) {
  const byBounds = judgeStays(stays, logit);
  const value = decided?.counterexample?.output[stays.output];
  const verdict: Verdict = byBounds === 'unknown' ? verdictOf(decided) : byBounds;
  return (
    <>
      <VerdictBadge verdict={verdict}>
        {verdictWords[verdict]} at {radius}
      </VerdictBadge>
      <p className={styles.text}>
        {verdict === 'verified' && STAYS.verified}
        {verdict === 'falsified' && byBounds === 'falsified' && STAYS.outside}
        {verdict === 'falsified' && byBounds !== 'falsified' && value !== undefined && (
          <>
            {STAYS.found(formatValue(value))}
            {nameOfInput ? `: ${namedValues(decided?.counterexample?.input ?? [], nameOfInput)}.` : '.'}
          </>
        )}
        {verdict === 'unknown' && (decided ? openWords(decided) : STAYS.unknown)}
      </p>
      {(verdict === 'verified' || byBounds === 'falsified') && <p className="caption">{certifies}</p>}
    </>
  );
}

function verdictOf(decided: VerifyResult | null): Verdict {
  const verdict = decided?.verdict ?? 'unknown';
  return verdict === 'timeout' ? 'unknown' : verdict;
}
