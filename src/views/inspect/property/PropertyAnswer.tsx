import { useRef } from 'react';
import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { exportItems, performExport } from '../../../app/commands/exportMenu';
import { useExports } from '../../../app/commands/exports';
import { Menu } from '../../../app/controls/Menu';
import type { Rounding } from '../../../catalog/roundings';
import { backgroundEngine } from '../../../engine/api/client';
import type { ModelSource, VerifyResult } from '../../../engine/api/types';
import { subjectOf } from '../ask/bounds';
import { mayBeDecided, timeLimit } from '../ask/timeLimit';
import { type Decided, withHistory } from '../ask/treeHistory';
import { DecideLimits } from '../controls/DecideLimits';
import form from '../controls/Form.module.css';
import { SplitPlane } from '../pictures/SplitPlane';
import { TreeChart } from '../pictures/TreeChart';
import search from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { Helped } from '../verdict/Helped';
import { RunningTree } from '../verdict/RunningTree';
import { useHeldFocus } from '../verdict/useHeldFocus';
import { useTree } from '../verdict/useTree';
import { DECISION } from '../verdict/words';
import styles from './PropertyDialog.module.css';
import { PropertyVerdict } from './PropertyVerdict';
import { propertyFiles } from './propertyFiles';
import { PROPERTY } from './words';

interface PropertyAnswerProps {
  readonly panels: Panels;
  /** In VNN-LIB; null while it cannot be read. */
  readonly text: string | null;
  readonly inputName: (index: number) => string;
  readonly outputName: (index: number) => string;
}

/** Has a property decided: the button that starts it and its limits, the tree as it grows, the verdict, files of both. */
export function PropertyAnswer({ panels, text, inputName, outputName }: PropertyAnswerProps) {
  const { query } = panels.snapshot;
  const { model } = subjectOf(query);
  const asked: PropertyQuery | null = text === null ? null : { model, text, rounding: query.rounding };
  const answer = useAnswer(asked, VERIFICATIONS);
  const { running, error, value } = answer;
  const result = value?.result;
  const growing = useTree(running?.progress?.tree ?? null);
  const history = value?.history ?? growing;
  const tree = result?.tree ?? (running ? history.at(-1) : undefined);
  const files = value && text !== null ? propertyFiles(value, text, query.model.name) : [];
  useExports(files);
  const section = useRef<HTMLElement>(null);
  useHeldFocus(section, running !== null);
  return (
    <section ref={section} className={styles.answer} aria-label={PROPERTY.answer}>
      <div className={styles.part}>
        {!running && (!result || mayBeDecided(result)) && (
          <div className={styles.decide}>
            <button
              type="button"
              className={search.button}
              aria-disabled={asked ? undefined : true}
              onClick={asked ? answer.start : undefined}
            >
              {result ? DECISION.again : PROPERTY.decide}
            </button>
            <DecideLimits />
          </div>
        )}
        {error && (
          <p role="alert" className={form.refusal}>
            {error.message}
          </p>
        )}
        {running && <RunningTree answer={answer} tree={tree} />}
        <div role="status">
          {result && <PropertyVerdict result={result} inputName={inputName} outputName={outputName} />}
        </div>
        {tree && <Helped tree={tree} panels={panels} />}
        {files.length > 0 && (
          <div>
            <Menu label={PROPERTY.files} items={() => exportItems(files)} onSelect={performExport}>
              {PROPERTY.files}
            </Menu>
          </div>
        )}
      </div>
      <div className={styles.part}>
        {(running || result) && (
          <TreeChart history={history} verdict={result?.verdict === 'falsified' ? 'falsified' : undefined} />
        )}
        {tree?.boxes && tree.boxes.length > 0 && (
          <SplitPlane
            boxes={tree.boxes}
            names={[inputName(0), inputName(1)]}
            found={result?.counterexample?.input.map(Number)}
          />
        )}
      </div>
    </section>
  );
}

/** A property of a network. */
interface PropertyQuery {
  readonly model: ModelSource;
  /** In VNN-LIB. */
  readonly text: string;
  readonly rounding: Rounding;
}

const MOST_RESULTS = 20;

/** In a worker of its own, as decisions are. */
const VERIFICATIONS: Asking<PropertyQuery, Decided<VerifyResult>> = {
  keyOf: ({ model, text, rounding }) => JSON.stringify([model, rounding, text]),
  what: () => 'Deciding',
  compute: ({ model, text, rounding }, computing) =>
    withHistory(computing, (options) => {
      const timeout = timeLimit.getState();
      return backgroundEngine().verify({ model, property: text, rounding, timeout }, options);
    }),
  kept: new Kept(MOST_RESULTS),
  isOpen: ({ result }) => mayBeDecided(result),
  onDemand: true,
};
