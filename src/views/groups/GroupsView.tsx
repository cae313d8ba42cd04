import { useCallback, useMemo, useRef } from 'react';
import { saying } from '../../app/commands/notices';
import { useViewMenu } from '../../app/commands/viewMenu';
import type { SortedFiles } from '../../app/controls/droppedFiles';
import { FileDrop, pickFiles } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { useGrouping, useGroupingState } from '../../app/grouping/useGrouping';
import { findModel, isFile } from '../../app/models/openedModels';
import { openFiles, openInTurn } from '../../app/models/openFiles';
import { ownState, withEntry } from '../../app/models/ownState';
import { useModel } from '../../app/models/useModel';
import { useModelChoices } from '../../app/models/useModelChoices';
import { useApp, useStateNow, useViewState } from '../../app/state/store';
import { NARROW, useMediaQuery } from '../../app/styles/media';
import { USUAL_DATASET } from '../../catalog/datasets';
import { radiusScale } from '../../pictures/radiusScale';
import { defaultGrid } from '../../radii/table/grids';
import { openReport, seeNodes } from '../inspect/state/inspectState';
import { ControlsBar } from './controls/ControlsBar';
import styles from './GroupsView.module.css';
import { OtherImages } from './images/OtherImages';
import { useComparison } from './models/comparison';
import { Study } from './Study';
import { groupsState, MOST_MODELS, shownPanel } from './state/groupsState';
import { useAskedRadii, withRadii } from './state/useAskedRadii';
import { useGroupsCommands } from './state/useGroupsCommands';
import { useGroupsExports } from './state/useGroupsExports';
import { useReports } from './state/useReports';
import { MissingTables } from './tables/MissingTables';
import { isTableFile, readTableFile, TABLE_ENDINGS } from './tables/tableFile';
import { usePresetModels } from './tables/usePresetModels';
import { useTables } from './tables/useTables';
import { TreeTrouble } from './tree/TreeTrouble';
import { useGroupTree } from './tree/useGroupTree';
import { FULL } from './words';

/** Verified accuracy group by group: one radius for all classes, or a smaller one for similar classes. */
export function GroupsView() {
  const [chosen, update] = useViewState(groupsState);
  const narrow = useMediaQuery(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const app = useApp();
  const [, updateOwn] = useViewState(ownState);
  const [now, ownNow] = [useStateNow(groupsState), useStateNow(ownState)];
  const [{ model: treeKey }] = useGroupingState();
  const treeModel = useModel(treeKey);
  const models = usePresetModels(chosen.models, treeKey, treeModel.value);
  const tables = useTables(models);
  const [first] = tables.loaded;
  const tree = useGroupTree(treeModel, first ?? null);
  const controls = useGrouping(tree.ordered?.tree ?? null);
  const dataset = first?.table.about.dataset ?? USUAL_DATASET;
  const state = useMemo(() => withRadii(chosen, models, first?.model.card, dataset), [chosen, models, first, dataset]);
  const asked = useAskedRadii(tree.ordered?.tree ?? null, controls?.grouping ?? null, state);
  const reports = useReports(tables.loaded, controls?.grouping.of ?? null, asked);
  const grid = first?.table.about.grid ?? defaultGrid(dataset);
  const scale = radiusScale(dataset);
  const comparison = useComparison(reports, asked, state.selected, tree.nameOf, scale.format);

  // What was dropped before may have changed what is shown.
  const shownNow = useCallback(() => {
    const next = now().models;
    return next === null || next === chosen.models ? models : next;
  }, [now, chosen.models, models]);
  const add = useCallback(
    (key: string) => update({ models: [...new Set([...shownNow(), key])].slice(0, MOST_MODELS) }),
    [update, shownNow],
  );
  const waiting = [tables, tree].find(({ running }) => running);

  const pickFile = (folder = false) => pickFiles(picker, folder);
  const { take } = tables;
  const targetKey = targetOf(models);
  const target = useModel(targetKey);
  const alone = useCallback(
    (key: string, id: string | null) => {
      update({ models: [key], inner: null, outer: null, merges: null, selected: null });
      updateOwn({ images: withEntry(ownNow().images, key, id) }, { history: 'replace' });
    },
    [update, updateOwn, ownNow],
  );
  const open = useCallback(
    async (files: SortedFiles) => {
      const only = files.network?.file ?? files.data[0];
      const isOne = files.data.length + (files.network ? 1 + files.network.beside.length : 0) === 1;
      if (isOne && only && (await isTableFile(only))) {
        await saying(`Reading ${only.name}`, async () => take(await readTableFile(only)));
        return;
      }
      const wanted = targetOf(shownNow());
      const model = wanted === targetKey || wanted === null ? target.value : await findModel(wanted);
      const opened = await openFiles(files, model);
      const key = opened.key ?? wanted;
      if (key !== null && opened.images) alone(key, opened.images);
      else if (opened.key !== null) {
        if (shownNow().length === MOST_MODELS && !shownNow().includes(opened.key)) throw new RangeError(FULL);
        add(opened.key);
      }
    },
    [add, alone, take, shownNow, target.value, targetKey],
  );
  const choices = useModelChoices(models[0] ?? '', add, pickFile);
  useViewMenu(choices);
  useGroupsExports({
    reports,
    asked,
    comparison,
    grouping: controls?.grouping ?? null,
    tree: tree.ordered?.tree ?? null,
    merges: state.merges,
    panel: shownPanel(state),
    nameOf: tree.nameOf,
    format: scale.format,
  });
  const onReport = targetKey === null ? null : () => openReport(app, targetKey);
  useGroupsCommands(state, update, grid, controls, tree.ordered?.tree ?? null, () => pickFile(), onReport);

  return (
    <FileDrop
      onFiles={(files) => void openInTurn(files, open, () => seeNodes(app))}
      picker={picker}
      endings={TABLE_ENDINGS}
    >
      <div className={styles.view}>
        <h1 className="visually-hidden">Verified accuracy by groups of classes</h1>
        <ControlsBar
          state={state}
          update={update}
          grid={grid}
          scale={scale}
          tree={tree.ordered?.tree ?? null}
          choices={choices}
          narrow={narrow}
        />
        <ProgressLine running={waiting?.running ?? null} onCancel={() => waiting?.cancel()} />
        <MissingTables tables={tables} state={state} update={update} onImages={alone} onOpen={pickFile} />
        <OtherImages tables={tables.loaded} update={update} />
        {tree.ordered && controls && asked && reports.length > 0 && (
          <Study
            reports={reports}
            comparison={comparison}
            treeName={tree.name}
            ordered={tree.ordered}
            controls={controls}
            asked={asked}
            dataset={tree.images}
            nameOf={tree.nameOf}
            grid={grid}
            scale={scale}
            state={state}
            update={update}
            narrow={narrow}
            onCompute={tables.compute}
            onImages={alone}
            onOpen={pickFile}
          />
        )}
        {tree.failure && <TreeTrouble failure={tree.failure} model={first} />}
      </div>
    </FileDrop>
  );
}

/** Images are opened for the first network that someone opened, else for the first; it is the one that is reported on, too. */
function targetOf(models: readonly string[]): string | null {
  return models.find(isFile) ?? models[0] ?? null;
}
