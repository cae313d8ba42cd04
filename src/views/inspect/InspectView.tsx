import { useCallback, useMemo, useRef } from 'react';
import { FileDrop } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { messageOf } from '../../app/models/askAgain';
import { datasetFor } from '../../app/models/datasetFor';
import { openFile } from '../../app/models/openedModels';
import { useFirstImages } from '../../app/models/useFirstImages';
import { useModel } from '../../app/models/useModel';
import { useModelChoices } from '../../app/models/useModelChoices';
import { useRemainingImages } from '../../app/models/useRemainingImages';
import { dismiss, notify } from '../../app/notices';
import { NARROW, useMediaQuery } from '../../app/useMediaQuery';
import { useViewState } from '../../app/useViewState';
import { useViewMenu } from '../../app/viewMenu';
import type { BoundsQuery } from './boundsQuery';
import { ControlsBar } from './ControlsBar';
import styles from './InspectView.module.css';
import { inspectState } from './inspectState';
import { NarrowLayout } from './NarrowLayout';
import { useBounds } from './useBounds';
import { useFirstAttack } from './useFirstAttack';
import { useInspectCommands } from './useInspectCommands';
import { useInspectExports } from './useInspectExports';
import { useLinearBounds } from './useLinearBounds';
import { usePanels } from './usePanels';
import { useStudies } from './useStudies';
import { Waiting } from './Waiting';
import { WideLayout } from './WideLayout';

/** Shown to networks that none fits, for the engine to say what is wrong. */
const USUAL = 'fashion-mnist';
const NOTICE = 'inspect';

const report = (text: string) => notify({ id: NOTICE, text });

/** A network on an image: how wide its bounds grow, layer by layer, and what they prove. */
export function InspectView() {
  const [state, update] = useViewState(inspectState);
  const narrow = useMediaQuery(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const model = useModel(state.model, report);
  const id = model ? (datasetFor(model) ?? USUAL) : suggestedBy(state.model);
  const images = useFirstImages(id, report);
  const { levels, rounding, method } = state;
  const image = images ? Math.min(state.image, images.count - 1) : state.image;
  const query = useMemo<BoundsQuery | null>(
    () => model && { model, dataset: id, image, levels, rounding, method },
    [model, id, image, levels, rounding, method],
  );
  const bounds = useBounds(query, state.compare, report);
  const { snapshot } = bounds;
  // The first bounds need the first images only; the others must not be in their way.
  useRemainingImages(id, images, image, snapshot !== null, report);
  // While another network is computed, what is on screen keeps its own images.
  const own = useFirstImages(snapshot?.query.dataset ?? id, report);
  const dataset = own && (snapshot?.query.image ?? 0) < own.present ? own : null;
  const studies = useStudies(query, report);
  const longest = [bounds, studies.attack, studies.radius].find(({ running }) => running);
  const panels = usePanels(snapshot, studies, dataset, state, update);
  const linear = useLinearBounds(snapshot, panels);
  useFirstAttack(snapshot?.query === query ? panels : null, studies.attack);

  const pickFile = () => picker.current?.click();
  const open = useCallback(
    async (file: File) => {
      try {
        const key = await openFile(file);
        dismiss(NOTICE);
        update({ model: key, decision: null, node: null, unit: null });
      } catch (error) {
        report(`${file.name} could not be opened. ${messageOf(error)}`);
      }
    },
    [update],
  );
  const choices = useModelChoices(
    state.model,
    (key) => update({ model: key, decision: null, node: null, unit: null }),
    pickFile,
  );
  useViewMenu(choices);
  useInspectCommands(panels, studies, state, update, dataset?.count ?? 1, pickFile);
  useInspectExports(panels, choices.title);

  const Layout = narrow ? NarrowLayout : WideLayout;
  return (
    <FileDrop onFile={open} picker={picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Inspect the bounds of a network on an image</h1>
        {!narrow && (
          <ControlsBar
            state={state}
            update={update}
            model={model}
            dataset={images}
            choices={choices}
            times={bounds.times}
          />
        )}
        <ProgressLine running={longest?.running ?? null} onCancel={() => longest?.cancel()} />
        {panels && dataset ? (
          <Layout
            panels={panels}
            studies={studies}
            dataset={dataset}
            linear={linear}
            rising={bounds.rising}
            times={bounds.times}
            state={state}
            update={update}
          />
        ) : (
          <Waiting onOpenFile={pickFile} />
        )}
      </div>
    </FileDrop>
  );
}

/** The data set to fetch while a network is still being read: by its name, which is right for those that come along. */
function suggestedBy(model: string): string {
  return model.startsWith('cifar') ? 'cifar10-sample' : USUAL;
}
