import type { ReactNode } from 'react';
import { RadiusBar } from '../../charts/RadiusBar';
import type { RadiusResult } from '../../engine/types';
import { methodName } from './methods';
import { type RadiusBracket, radiusBracket } from './radiusBracket';
import { StudyButton } from './StudyButton';
import styles from './StudyPanel.module.css';
import type { Panels } from './usePanels';
import type { Studies } from './useStudies';

/** How far every pixel may move: up to where it is proved, and from where it is broken. */
export function RadiusPanel({ panels, studies }: { readonly panels: Panels; readonly studies: Studies }) {
  const { certified, snapshot } = panels;
  return (
    <section className={styles.panel} aria-label="Certified radius">
      <h2 className="title">Certified radius</h2>
      {certified ? (
        <Bracket result={certified} levels={snapshot.query.levels} />
      ) : (
        <StudyButton study={studies.radius} label={`Find it with ${methodName(snapshot.query.method)}`} />
      )}
    </section>
  );
}

function Bracket({ result, levels }: { readonly result: RadiusResult; readonly levels: number }) {
  const bracket = radiusBracket(result, levels);
  return (
    <>
      <p className={styles.text}>
        {bracket.proved > 0 ? (
          <>
            Proved up to <b>{bracket.provedText}</b>.
          </>
        ) : (
          `${methodName(result.method)} proves none of the radii tried.`
        )}
        <br />
        <Broken bracket={bracket} />
      </p>
      <RadiusBar proved={bracket.proved} broken={bracket.broken} needle={levels} most={bracket.most} />
    </>
  );
}

function Broken({ bracket: { broken, brokenText } }: { readonly bracket: RadiusBracket }): ReactNode {
  if (broken === null) return 'No attack broke it.';
  if (broken === 0) return 'The image itself is misread.';
  return (
    <>
      Broken at <b>{brokenText}</b>.
    </>
  );
}
