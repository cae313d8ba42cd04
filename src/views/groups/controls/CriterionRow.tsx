import { memo } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import { formatPercent, MINUS } from '../../../numbers/format';
import { rangesPart, type Spread } from '../../../numbers/spread';
import type { Tally } from '../../../radii/table/tally';
import { countedWords } from '../finding/criterionWords';
import { AccuracyBar } from '../pictures/AccuracyBar';
import { type AccuracyShares, type Criterion, sharesOf } from '../state/criteria';
import type { Selection } from '../state/selection';
import { differenceWords, HEARD, rangeWords } from '../words';
import styles from './CriterionRow.module.css';

interface CriterionRowProps {
  readonly id: Criterion['id'];
  readonly name: string;
  readonly meaning: string;
  readonly tally: Tally;
  /** The same of the first model, to compare with. */
  readonly base?: Tally | undefined;
  /** The verified share over the seeds of the recipe, and over those of the first model's, where there are several. */
  readonly seeds?: Spread | null | undefined;
  readonly baseSeeds?: Spread | null | undefined;
  readonly main?: boolean;
  /** What a click selects. */
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/**
 * A criterion as a bar with the share verified, and the difference to the first model: set off where the ranges of their
 * seeds part, since two networks alone may differ by chance.
 */
export const CriterionRow = memo(function CriterionRow(props: CriterionRowProps) {
  const { id, name, meaning, tally, base, seeds, baseSeeds, main = false, selection, onSelect } = props;
  const shares = sharesOf(tally, id);
  const change = base && shares.verified - sharesOf(base, id).verified;
  const parts = Boolean(seeds && baseSeeds && rangesPart(seeds, baseSeeds));
  return (
    <Tooltip
      content={
        <>
          {countedWords(meaning, tally, shares)}
          {change !== undefined && ` ${differenceWords(signed(change), seeds ?? null, baseSeeds ?? null)}`}
        </>
      }
    >
      <button
        type="button"
        className={`${styles.row} ${main ? styles.main : ''}`}
        aria-label={labelOf(name, shares)}
        onClick={() => onSelect(selection)}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.bar}>
          <AccuracyBar shares={shares} size={main ? 'large' : 'small'} />
        </span>
        {seeds && <span className={styles.seeds}>{rangeWords(seeds)}</span>}
        <span className={styles.value}>{formatPercent(shares.verified)}</span>
        {change !== undefined && (
          <span className={`${styles.change} ${parts ? styles.parts : ''}`}>{signed(change)}</span>
        )}
      </button>
    </Tooltip>
  );
}, isSame);

/** Counts are counted anew at each change of a radius, and those that it does not concern come out the same. */
function isSame(before: CriterionRowProps, after: CriterionRowProps): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof CriterionRowProps)[]);
  return [...keys].every((key) => isEqual(before[key], after[key]));
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [own, others] = [Object.entries(one), new Map(Object.entries(other))];
  return own.length === others.size && own.every(([key, value]) => Object.is(value, others.get(key)));
}

function labelOf(name: string, { verified, attacked, clean, interval }: AccuracyShares): string {
  const range = [formatPercent(interval.lower), formatPercent(interval.upper)] as const;
  return HEARD.criterion(name, formatPercent(verified), range, formatPercent(attacked), formatPercent(clean));
}

function signed(share: number): string {
  const text = formatPercent(Math.abs(share));
  if (text === '0.0') return '±0';
  return `${share < 0 ? MINUS : '+'}${text}`;
}
