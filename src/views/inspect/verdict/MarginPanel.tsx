import type { ReactNode } from 'react';
import { METHOD_NAMES, METHODS, type Method } from '../../../catalog/methods';
import type { DatasetImages } from '../../../engine/api/types';
import { formatMarginLower, formatMarginUpper } from '../../../numbers/format';
import type { Linear } from '../ask/useLinearBounds';
import { functionsOf, methodName } from '../controls/methods';
import { LinearFigure } from '../layers/LinearFigure';
import { UNIT_FIGURE } from '../layers/UnitPanel';
import styles from '../layers/UnitPanel.module.css';
import { LinearSentence } from '../layers/unitSentences';
import type { Panels } from '../state/usePanels';
import { LINEAR, MARGINS } from '../words';
import { reachedOf } from './margins';

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
  const own = linear && 'against' in linear.target && linear.target.against === against ? linear : null;
  const itself = panels.inputName ? MARGINS.atValues : MARGINS.onImage;
  const where = margin.found === undefined ? itself : MARGINS.byAttack;
  return (
    <section id={UNIT_FIGURE} className={styles.panel} aria-label="Selected margin">
      <div>
        <h2 className="title">
          {className} minus {nameOf(against)}
        </h2>
        <p className={styles.text}>
          {MARGINS.whole} <b className={margin.proved < 0 ? 'neg' : 'pos'}>{formatMarginLower(margin.proved)}</b>;{' '}
          {where} <b className={reachedOf(margin) < 0 ? 'neg' : 'pos'}>{formatMarginUpper(reachedOf(margin))}</b>.{' '}
          <Meaning
            method={method}
            className={className}
            other={nameOf(against)}
            isTyped={panels.inputName !== undefined}
          />
        </p>
        {own && <LinearSentence linear={own} of={panels.inputName ? 'input' : 'pixel'} />}
      </div>
      {own && (
        <LinearFigure
          linear={own}
          dataset={dataset}
          method={methodName(functionsOf(method))}
          nameOf={panels.inputName}
        />
      )}
    </section>
  );
}

interface MeaningProps {
  readonly method: Method;
  readonly className: string;
  readonly other: string;
  readonly isTyped: boolean;
}

function Meaning({ method, className, other, isTyped }: MeaningProps): ReactNode {
  const { title, relaxes, searchesFrom } = METHODS[method];
  if (!relaxes) {
    const first = METHOD_NAMES.find((name) => METHODS[name].relaxes) ?? method;
    return LINEAR.none(title, METHODS[first].title, isTyped ? 'inputs' : 'pixels');
  }
  const speaks = (isTyped ? LINEAR.inputs : LINEAR.speaks)(className, other);
  if (!searchesFrom) return speaks;
  return `${speaks} ${LINEAR.start(METHODS[searchesFrom].title, title)}`;
}
