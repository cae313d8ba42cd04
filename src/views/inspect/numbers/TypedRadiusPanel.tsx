import type { RadiusResult } from '../../../engine/api/types';
import { ceilNumber, floorNumber, multiplyDigits } from '../../../numbers/decimal';
import { digitsOf } from '../../../numbers/digits';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import type { Searches } from '../ask/useSearches';
import { methodName } from '../controls/methods';
import { SearchButton } from '../controls/SearchButton';
import styles from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { isClosed, middleOf } from '../verdict/radius';
import { RADIUS } from '../words';
import type { OwnNumbers } from './ownNumbers';
import { TYPED_RADIUS } from './words';

interface TypedRadiusPanelProps {
  readonly panels: Panels;
  readonly searches: Searches;
  readonly numbers: OwnNumbers;
}

/** How far typed numbers may move together: the largest box verified, and the smallest falsified. */
export function TypedRadiusPanel({ panels, searches, numbers }: TypedRadiusPanelProps) {
  const { certified, snapshot } = panels;
  return (
    <section className={styles.panel} aria-label="Certified radius">
      <h2 className="title">Certified radius</h2>
      {certified ? (
        <Bracket result={certified} numbers={snapshot.query.numbers ?? numbers} />
      ) : (
        <SearchButton
          search={searches.radius}
          command="radius"
          label={`Find it with ${methodName(snapshot.query.method)}`}
        />
      )}
    </section>
  );
}

function Bracket({ result, numbers }: { readonly result: RadiusResult; readonly numbers: OwnNumbers }) {
  const proved = result.certified[0] ?? 0;
  const falsified = result.falsified[0] ?? null;
  return (
    <p className={styles.text}>
      {proved > 0 ? (
        <>
          {RADIUS.verified} <b>{typedRadius(numbers, proved, 'down')}</b>.
        </>
      ) : (
        RADIUS.none(methodName(result.method))
      )}
      <br />
      {falsified === null && RADIUS.unfound}
      {falsified === 0 && TYPED_RADIUS.misclassified}
      {falsified !== null && falsified > 0 && (
        <>
          {RADIUS.falsified} <b>{typedRadius(numbers, falsified, 'up')}</b>.
        </>
      )}
      {isClosed({ proved, falsified }) &&
        ` ${RADIUS.closed(typedRadius(numbers, middleOf({ proved, falsified }), 'nearest'))}`}
    </p>
  );
}

/** "±0.03", "1.5 times the radii given" or "40 % of the width of each range"; rounded so that it stays true, where it is a bound. */
export function typedRadius(
  { radii, bounds }: OwnNumbers,
  times: number,
  direction: 'down' | 'up' | 'nearest',
): string {
  const format = { down: formatLower, up: formatUpper, nearest: formatValue }[direction];
  // Products of floats may be rounded to the other side.
  const product = (a: number, b: number) => multiplyDigits(digitsOf(a), digitsOf(b));
  const scaled = (by: number) => format((direction === 'down' ? floorNumber : ceilNumber)(product(times, by)));
  if (bounds) return TYPED_RADIUS.share(scaled(100));
  const [first = 0] = radii;
  return radii.every((radius) => radius === first) ? `±${scaled(first)}` : TYPED_RADIUS.times(format(times));
}
