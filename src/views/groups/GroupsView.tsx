import { useCallback, useMemo, useRef } from 'react';
import { FileDrop } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { useGrouping, useGroupingState } from '../../app/grouping/useGrouping';
import { messageOf } from '../../app/models/askAgain';
import { openFile } from '../../app/models/openedModels';
import { useExactModel } from '../../app/models/useModel';
import { useModelChoices } from '../../app/models/useModelChoices';
import { dismiss, notify } from '../../app/notices';
import { NARROW, useMediaQuery } from '../../app/useMediaQuery';
import { useViewState } from '../../app/useViewState';
import { useViewMenu } from '../../app/viewMenu';
import { radiusScale } from '../../charts/radiusScale';
import { defaultGrid } from '../../evaluation/table/grids';
import { ControlsBar } from './ControlsBar';
import styles from './GroupsView.module.css';
import { groupsState, MOST_MODELS } from './groupsState';
import { MissingTables } from './MissingTables';
import { OtherImages } from './OtherImages';
import { Study } from './Study';
import { TreeTrouble } from './TreeTrouble';
import { isTableFile, readTableFile } from './tableFile';
import { useAskedRadii } from './useAskedRadii';
import { useComparison } from './useComparison';
import { useGroupsCommands } from './useGroupsCommands';
import { useGroupsExports } from './useGroupsExports';
import { useGroupTree } from './useGroupTree';
import { usePresetModels } from './usePresetModels';
import { useReports } from './useReports';
import { useTables } from './useTables';
import { withRadii } from './withRadii';

const NOTICE = 'groups';
const report = (text: string) => notify({ id: NOTICE, text });

/** What networks are proved to do group by group: one radius for all classes, or one that fits how alike they are. */
export function GroupsView() {
  const [chosen, update] = useViewState(groupsState);
  const narrow = useMediaQuery(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const [{ model: treeKey }] = useGroupingState();
  const treeModel = useExactModel(treeKey, report);
  const models = usePresetModels(chosen.models, treeKey, treeModel);
  const tables = useTables(models, report);
  const [first] = tables.loaded;
  const tree = useGroupTree(treeModel, first ?? null, report);
  const controls = useGrouping(tree.ordered?.tree ?? null);
  const dataset = first?.table.about.dataset ?? 'fashion-mnist';
  const state = useMemo(() => withRadii(chosen, models, first?.model.card, dataset), [chosen, models, first, dataset]);
  const asked = useAskedRadii(tree.ordered?.tree ?? null, controls?.grouping ?? null, state);
  const reports = useReports(tables.loaded, controls?.grouping.of ?? null, asked);
  const grid = first?.table.about.grid ?? defaultGrid(dataset);
  const scale = radiusScale(dataset);
  const comparison = useComparison(reports, asked, state.selected, tree.nameOf, scale.format);

  const add = useCallback(
    (key: string) => update({ models: [...new Set([...models, key])].slice(0, MOST_MODELS) }),
    [update, models],
  );
  const pickFile = () => picker.current?.click();
  const { take } = tables;
  const open = useCallback(
    async (file: File) => {
      try {
        if (isTableFile(file.name)) await take(await readTableFile(file));
        else add(await openFile(file));
        dismiss(NOTICE);
      } catch (error) {
        report(`${file.name} could not be opened. ${messageOf(error)}`);
      }
    },
    [add, take],
  );
  const choices = useModelChoices(models[0] ?? '', add, pickFile);
  useViewMenu(choices);
  useGroupsExports(reports, asked, comparison, scale.format);
  useGroupsCommands(state, update, grid, controls, tree.ordered?.tree ?? null, pickFile);

  return (
    <FileDrop onFile={open} picker={picker} endings=".onnx,.csv,.json,.gz">
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
        <ProgressLine running={tables.running} onCancel={tables.cancel} />
        <MissingTables missing={tables.missing} state={state} update={update} onCompute={tables.compute} />
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
          />
        )}
        {tree.failure && <TreeTrouble failure={tree.failure} model={first} />}
      </div>
    </FileDrop>
  );
}
