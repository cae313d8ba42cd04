import { useEffect, useRef } from 'react';
import { CommandText } from '../../../app/controls/CommandButton';
import type { DecideResult } from '../../../engine/api/types';
import { VerdictBadge } from '../../../pictures/VerdictMark';
import { keyOfQuery } from '../ask/bounds';
import { mayBeDecided } from '../ask/timeLimit';
import type { Searches } from '../ask/useSearches';
import { DecideLimits } from '../controls/DecideLimits';
import { SearchButton } from '../controls/SearchButton';
import { SplitPlane } from '../pictures/SplitPlane';
import { TreeChart } from '../pictures/TreeChart';
import styles from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { durationText } from '../words';
import { Helped } from './Helped';
import { RunningTree, Subproblems } from './RunningTree';
import { useHeldFocus } from './useHeldFocus';
import { useTree } from './useTree';
import { DECISION, openWords } from './words';

interface DecidePanelProps {
  readonly panels: Panels;
  readonly searches: Searches;
}

/** Whether any input of the box is classified as another class: the button that has it decided, the tree, the verdict. */
export function DecidePanel(props: DecidePanelProps) {
  const section = useRef<HTMLElement>(null);
  const { isDeciding } = props.panels;
  const grows = isDeciding && props.searches.decision.running?.progress?.tree !== undefined;
  useHeldFocus(section, isDeciding);
  // It may be begun from elsewhere on the page, and is higher once there is a tree.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height changes with the tree
  useEffect(() => {
    if (isDeciding) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isDeciding, grows]);
  return (
    <section ref={section} className={`${styles.panel} ${styles.row}`} aria-label="Decision">
      <h2 className="title">Decision</h2>
      <Decision key={keyOfQuery(props.panels.snapshot.query)} {...props} />
    </section>
  );
}

/** Of one box: another one begins with an empty tree. */
function Decision({ panels, searches: { decision } }: DecidePanelProps) {
  const decided = decision.resultOf(panels.snapshot.query);
  // What is asked now may still be about another box than what is shown.
  const running = decision.isAbout(panels.snapshot.query) ? decision.running : null;
  const isOpen = !decided || mayBeDecided(decided.result);
  const growing = useTree(running?.progress?.tree ?? null);
  const history = decided?.history ?? growing;
  const last = decided?.result.tree ?? history.at(-1);
  return (
    <>
      {decided && <Verdict result={decided.result} panels={panels} />}
      {!decided && <RunningTree answer={{ ...decision, running }} tree={last} />}
      <TreeChart history={history} verdict={decided?.result.verdict} />
      {last?.boxes && last.boxes.length > 0 && (
        <SplitPlane boxes={last.boxes} names={firstNames(panels)} found={foundBy(decided?.result)} />
      )}
      {last && <Helped tree={last} panels={panels} onSelect={panels.selectUnitOf} />}
      {!running && isOpen && (
        <>
          {panels.verdict === 'unknown' && <DecideLimits />}
          <SearchButton search={decision} command="decide" label={decided ? DECISION.again : undefined} />
        </>
      )}
      <CommandText id="property" className={styles.button} />
    </>
  );
}

function foundBy(result: DecideResult | undefined): readonly number[] | undefined {
  return result?.counterexample ? [...result.counterexample.input] : undefined;
}

function firstNames({ inputNames }: Panels): readonly [string, string] {
  return [inputNames[0] ?? 'Input 0', inputNames[1] ?? 'Input 1'];
}

function Verdict({ result, panels }: { readonly result: DecideResult; readonly panels: Panels }) {
  const { verdict, counterexample, tree, milliseconds } = result;
  return (
    <>
      <VerdictBadge verdict={verdict} />
      <p className={styles.text}>
        {verdict === 'verified' && DECISION.verified}
        {verdict === 'falsified' &&
          (panels.snapshot.result.threshold === undefined ? DECISION.falsified : DECISION.score)(
            panels.nameOf(counterexample?.label ?? -1),
          )}
        {verdict === 'unknown' && openWords(result)}
        <br />
        {tree.verified > 0 && <Subproblems tree={tree} />} Took {durationText(milliseconds)}.
      </p>
    </>
  );
}
