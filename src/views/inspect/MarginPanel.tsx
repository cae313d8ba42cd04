import type { ReactNode } from 'react';
import { formatMarginLower, formatMarginUpper } from '../../charts/numbers';
import type { DatasetImages, Method } from '../../engine/types';
import { LinearFigure, LinearSentence } from './LinearFigure';
import { reachedOf } from './margins';
import { functionsOf, methodName } from './methods';
import styles from './UnitPanel.module.css';
import type { Linear } from './useLinearBounds';
import type { Panels } from './usePanels';

interface MarginPanelProps {
  readonly panels: Panels;
  /** The class whose margin it is. */
  readonly against: number;
  readonly linear: Linear | null;
  readonly dataset: DatasetImages;
}

/** One margin: what is proved of it, what is known to occur, and what its bound looks at. */
export function MarginPanel({ panels, against, linear, dataset }: MarginPanelProps) {
  const { className, nameOf, margins, snapshot } = panels;
  const margin = margins.find(({ label }) => label === against);
  if (!margin) return null;
  const { method } = snapshot.query;
  const own = linear && 'against' in linear.of && linear.of.against === against ? linear : null;
  const where = margin.found === undefined ? 'on the image itself it is' : 'an attack found';
  return (
    <section className={styles.panel} aria-label="Selected margin">
      <div>
        <h2 className="title">
          {className} minus {nameOf(against)}
        </h2>
        <p className={styles.text}>
          Over the whole box it is at least{' '}
          <b className={margin.proved < 0 ? 'neg' : 'pos'}>{formatMarginLower(margin.proved)}</b>; {where}{' '}
          <b className={reachedOf(margin) < 0 ? 'neg' : 'pos'}>{formatMarginUpper(reachedOf(margin))}</b>.{' '}
          <Meaning method={method} className={className} other={nameOf(against)} />
        </p>
        {own && <LinearSentence linear={own} />}
      </div>
      {own && <LinearFigure linear={own} dataset={dataset} method={methodName(functionsOf(method))} />}
    </section>
  );
}

interface MeaningProps {
  readonly method: Method;
  readonly className: string;
  readonly other: string;
}

function Meaning({ method, className, other }: MeaningProps): ReactNode {
  if (method === 'ibp') {
    return 'IBP keeps no function of the pixels, only intervals. Choose CROWN-IBP or a tighter method to see what the bound looks at.';
  }
  const speaks = `Orange pixels speak for ${className}, blue ones for ${other}.`;
  return method === 'alpha-crown' ? `${speaks} The functions are CROWN's, from which α-CROWN starts.` : speaks;
}
