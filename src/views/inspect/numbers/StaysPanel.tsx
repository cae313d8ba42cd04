import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { Menu } from '../../../app/controls/Menu';
import { NumberField } from '../../../app/controls/NumberField';
import type { UpdateState } from '../../../app/state/store';
import { engine } from '../../../engine/api/client';
import type { DatasetImages, Verdict, VerifyResult } from '../../../engine/api/types';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { readTyped } from '../../../numbers/typed';
import { VerdictBadge, verdictWords } from '../../../pictures/VerdictMark';
import { type BoundsQuery, keyOfQuery, subjectOf } from '../ask/bounds';
import { certificationOf } from '../controls/RoundingMenu';
import { sidesOf } from '../property/inputSides';
import styles from '../SidePanel.module.css';
import type { InspectState } from '../state/inspectState';
import type { Panels } from '../state/usePanels';
import type { Logit } from '../verdict/margins';
import { judgeStays, propertyOf, type Stays, staysIn } from './staysQuestion';
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

const DECIDED: Asking<StaysAsked, VerifyResult> = {
  keyOf: ({ query, stays }) => `${keyOfQuery(query)} ${JSON.stringify(stays)}`,
  what: () => 'Deciding',
  compute: ({ query, dataset, stays, outputs }, computing) => {
    const property = propertyOf(stays, sidesOf(query, dataset, 1), outputs);
    return engine().verify({ model: subjectOf(query).model, property, rounding: query.rounding }, computing);
  },
  kept: new Kept(20),
  onDemand: true,
};

/** Whether a value stays between two numbers for every input of the box: by the bounds, or decided. */
export function StaysPanel({ panels, dataset, outputs, nameOf, state, update }: StaysPanelProps) {
  const { query } = panels.snapshot;
  const asked = staysIn(state.stays, outputs.length);
  const output = asked?.output ?? 0;
  const logit = outputs[output];
  const question = asked && { query, dataset, stays: asked, outputs: outputs.length };
  const { value: decided, running, error, start } = useAnswer(question, DECIDED);
  if (!logit) return null;
  // Nobody has asked: the bounds themselves, which hold.
  const usual = asked ?? { output, least: Number(logit.lower), most: Number(logit.upper) };
  const change = (part: Partial<Stays>) => {
    const { output: of, least, most } = { ...usual, ...part };
    update({ stays: [of, Math.min(least, most), Math.max(least, most)] });
  };
  return (
    <section className={styles.panel} aria-label={STAYS.title}>
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
          text={asked ? String(asked.least) : formatLower(usual.least)}
          read={readTyped}
          onCommit={(least) => change({ least })}
        />
        to
        <NumberField
          label={STAYS.most}
          text={asked ? String(asked.most) : formatUpper(usual.most)}
          read={readTyped}
          onCommit={(most) => change({ most })}
        />
      </p>
      {asked && (
        <Judged
          stays={asked}
          logit={logit}
          decided={decided}
          radius={panels.radius}
          certifies={certificationOf(query.method, query.rounding)}
          nameOfInput={panels.inputName}
        />
      )}
      {asked && !decided && judgeStays(asked, logit) === 'unknown' && (
        <button type="button" className={styles.button} aria-disabled={running !== null || undefined} onClick={start}>
          {running ? STAYS.deciding : STAYS.decide}
        </button>
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
  return { output, least: lower, most: upper };
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
  const isOutside = value !== undefined && (value < stays.least || value > stays.most);
  const verdict: Verdict = byBounds === 'unknown' ? verdictOf(decided, isOutside) : byBounds;
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
            {nameOfInput ? `: ${inputsOf(decided, nameOfInput)}.` : '.'}
          </>
        )}
        {verdict === 'unknown' && (decided ? STAYS.undecided : STAYS.unknown)}
      </p>
      {verdict !== 'unknown' && <p className="caption">{certifies}</p>}
    </>
  );
}

/** The property counts its bounds as violations; an output there is none of ours. */
function verdictOf(decided: VerifyResult | null, isOutside: boolean): Verdict {
  if (decided?.verdict === 'verified') return 'verified';
  return decided?.verdict === 'falsified' && isOutside ? 'falsified' : 'unknown';
}

/** So many inputs of a counterexample are shown. */
const MOST_SHOWN = 8;

function inputsOf(decided: VerifyResult | null, nameOf: (input: number) => string): string {
  const input = decided?.counterexample?.input ?? [];
  const shown = input.slice(0, MOST_SHOWN).map((value, at) => `${nameOf(at)} ${formatValue(Number(value))}`);
  return `${shown.join(', ')}${input.length > MOST_SHOWN ? ` and ${input.length - MOST_SHOWN} more` : ''}`;
}
