import { useCallback, useRef } from 'react';
import { dismiss, messageOf, notify } from '../../app/commands/notices';
import { useViewMenu } from '../../app/commands/viewMenu';
import type { SortedFiles } from '../../app/controls/droppedFiles';
import { FileDrop, pickFiles } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { groupingState } from '../../app/grouping/groupingState';
import { anotherTree, useGrouping, useGroupingState } from '../../app/grouping/useGrouping';
import { findModel, openLastLayer } from '../../app/models/openedModels';
import { type OpenedFiles, openFiles, openInTurn } from '../../app/models/openFiles';
import { ownState, withEntry } from '../../app/models/ownState';
import { useModelChoices } from '../../app/models/useModelChoices';
import { type AppStore, useApp, useStateNow, useViewState } from '../../app/state/store';
import { NARROW, useMediaQuery } from '../../app/styles/media';
import { openReport, seeNodes } from '../inspect/state/inspectState';
import { ControlsBar } from './controls/ControlsBar';
import { Missing } from './Missing';
import styles from './SimilarityView.module.css';
import { Study } from './Study';
import { similarityState } from './state/similarityState';
import { nameOfTree, useSimilarity } from './state/useSimilarity';
import { useSimilarityCommands } from './state/useSimilarityCommands';
import { LAST_LAYER } from './words';

const NOTICE = 'similarity';

/** Which classes of a network are similar: their tree, its cut into groups, and the distances it is made of. */
export function SimilarityView() {
  const [choices, update] = useGroupingState();
  const [{ otherModel, otherSource }] = useViewState(similarityState);
  const narrow = useMediaQuery(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const app = useApp();
  const main = useSimilarity(choices);
  const { metric, linkage, model } = choices;
  const [, updateOwn] = useViewState(ownState);
  const [now, ownNow] = [useStateNow(groupingState), useStateNow(ownState)];
  const other = useSimilarity({ model: otherModel, source: otherSource, metric, linkage });
  const controls = useGrouping(main.tree?.tree ?? null);
  const count = controls?.count ?? 3;

  const pickFile = (folder = false) => pickFiles(picker, folder);
  const choose = useCallback((model: string) => update(anotherTree({ model }, { count })), [update, count]);
  const open = useCallback(
    async (files: SortedFiles) => {
      // What was dropped before may have changed what is shown.
      const shown = now().model;
      const read = shown === model ? main.model : await findModel(shown);
      const opened = await openFiles(files, read).catch((error: unknown) => openLast(files, error, app));
      if (opened.key !== null) choose(opened.key);
      const history = opened.key === null ? 'push' : 'replace';
      const key = opened.key ?? shown;
      if (opened.images) updateOwn({ images: withEntry(ownNow().images, key, opened.images) }, { history });
    },
    [app, choose, main.model, model, now, ownNow, updateOwn],
  );
  const drop = (files: SortedFiles) => {
    dismiss(NOTICE);
    void openInTurn(files, open, () => seeNodes(app));
  };
  const models = useModelChoices(choices.model, choose, pickFile);
  useViewMenu(models);
  const onReport = main.model ? () => openReport(app, choices.model) : null;
  useSimilarityCommands(controls, () => pickFile(), onReport);
  const waiting = [main, other].find(({ running }) => running);

  return (
    <FileDrop onFiles={drop} picker={picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Which classes of a network are similar</h1>
        <ControlsBar
          choices={models}
          count={count}
          model={main.model}
          onOpen={pickFile}
          hasImages={main.dataset !== null && main.dataset.labels.length > 0}
          narrow={narrow}
        />
        <ProgressLine
          running={waiting?.running ?? null}
          onCancel={() => waiting?.cancel()}
          shown={main.isStale && main.tree ? nameOfTree(main.tree) : null}
          onResume={main.isCancelled ? main.start : null}
        />
        {main.tree && controls ? (
          <Study
            main={main}
            ordered={main.tree}
            other={otherModel === null ? null : other}
            controls={controls}
            models={models}
            narrow={narrow}
          />
        ) : (
          <Missing
            name={models.title}
            failure={main.failure}
            onRetry={main.start}
            onReport={onReport}
            onOpenFile={() => pickFile()}
          />
        )}
      </div>
    </FileDrop>
  );
}

/** A network that cannot be bounded still has a last layer, which shows how similar its classes are. */
async function openLast({ network, data }: SortedFiles, error: unknown, app: AppStore): Promise<OpenedFiles> {
  if (!network || data.length > 0) throw error;
  const key = await openLastLayer(network.file).catch(() => {
    throw error;
  });
  notify({ id: NOTICE, text: LAST_LAYER(network.file.name, messageOf(error)), ...seeNodes(app) });
  return { key, images: null };
}
