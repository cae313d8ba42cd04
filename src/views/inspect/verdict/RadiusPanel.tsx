import type { ReactNode } from 'react';
import { METHODS } from '../../../catalog/methods';
import type { RadiusResult } from '../../../engine/api/types';
import type { Searches } from '../ask/useSearches';
import { methodName } from '../controls/methods';
import { SearchButton } from '../controls/SearchButton';
import { RadiusBar } from '../pictures/RadiusBar';
import styles from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { RADIUS } from '../words';
import { formatRadius, isClosed, middleOf, type RadiusBracket, radiusBracket } from './radius';

/** The id by which what is known of the radius is found when it is exported. */
export const RADIUS_FIGURE = 'radius-figure';

/** How far every pixel may move: the largest radius verified, and the smallest falsified. */
export function RadiusPanel({ panels, searches }: { readonly panels: Panels; readonly searches: Searches }) {
  const { certified, snapshot } = panels;
  return (
    <section className={styles.panel} aria-label="Certified radius">
      <h2 className="title">Certified radius</h2>
      {certified ? (
        <Bracket result={certified} levels={snapshot.query.levels} />
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

function Bracket({ result, levels }: { readonly result: RadiusResult; readonly levels: number }) {
  const bracket = radiusBracket(result, levels);
  return (
    <div id={RADIUS_FIGURE}>
      <p className={styles.text}>
        {bracket.proved > 0 ? (
          <>
            {RADIUS.verified} <b>{bracket.provedText}</b>.
          </>
        ) : (
          RADIUS.none(methodName(result.method))
        )}
        <br />
        <Falsified bracket={bracket} />
        {isClosed(bracket) && ` ${RADIUS.closed(formatRadius(Number(middleOf(bracket).toPrecision(3))))}`}
        {isLeftOpen(result, bracket) && ` ${RADIUS.open}`}
      </p>
      <RadiusBar proved={bracket.proved} falsified={bracket.falsified} needle={levels} most={bracket.most} />
    </div>
  );
}

/** Whether a method that decides has not brought what is verified and what is falsified together. */
function isLeftOpen({ method }: RadiusResult, bracket: RadiusBracket): boolean {
  return METHODS[method].decides === true && bracket.falsified !== null && bracket.falsified > 0 && !isClosed(bracket);
}

function Falsified({ bracket: { falsified, falsifiedText } }: { readonly bracket: RadiusBracket }): ReactNode {
  if (falsified === null) return RADIUS.unfound;
  if (falsified === 0) return RADIUS.misclassified;
  return (
    <>
      {RADIUS.falsified} <b>{falsifiedText}</b>.
    </>
  );
}
