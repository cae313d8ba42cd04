import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { messageOf } from '../../app/commands/notices';
import { useViewMenu } from '../../app/commands/viewMenu';
import { FileDrop, pickFiles } from '../../app/controls/FileDrop';
import { later } from '../../app/controls/later';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { engineStatus } from '../../app/engineStatus';
import { memoryLimit } from '../../app/memoryLimit';
import { datasetFor, datasetNamed } from '../../app/models/datasetFor';
import { useFirstImages, useRemainingImages } from '../../app/models/images';
import { hideRefused, refusedReport } from '../../app/models/refusedFile';
import { useAfterFirst } from '../../app/models/useAfterFirst';
import { useModel } from '../../app/models/useModel';
import { useModelChoices } from '../../app/models/useModelChoices';
import { useViewState } from '../../app/state/store';
import { NARROW, useMediaQuery } from '../../app/styles/media';
import { WITH_GRAPHICS } from '../../catalog/backends';
import { USUAL_DATASET } from '../../catalog/datasets';
import { keyOfBox, useBounds } from './ask/bounds';
import { attacksAtOnce } from './ask/expected';
import { useLinearBounds } from './ask/useLinearBounds';
import { usePicture } from './ask/usePicture';
import { useReport } from './ask/useReport';
import { useSearches } from './ask/useSearches';
import { ControlsBar } from './controls/ControlsBar';
import { SightChoice } from './controls/SightChoice';
import styles from './InspectView.module.css';
import { NarrowLayout } from './NarrowLayout';
import { NumbersLayout } from './numbers/NumbersLayout';
import { withoutImages } from './numbers/ownNumbers';
import { anotherModel, inspectState } from './state/inspectState';
import { nameOfShown } from './state/shownName';
import { useInspectCommands } from './state/useInspectCommands';
import { useInspectExports } from './state/useInspectExports';
import { report, useOpenFile } from './state/useOpenFile';
import { useFirstAttack, usePanels } from './state/usePanels';
import { Waiting } from './Waiting';
import { WideLayout } from './WideLayout';

const PropertyDialog = later(() => import('./property/PropertyDialog').then(({ PropertyDialog }) => PropertyDialog));
// Few have a graphics device, and fewer ask what it does.
const DeviceDialog = later(() => import('./device/DeviceDialog').then(({ DeviceDialog }) => DeviceDialog));
// Few look at the graph first.
const GraphView = later(() => import('./graph/GraphView').then(({ GraphView }) => GraphView));
const RefusedDialog = later(() => import('./graph/RefusedDialog').then(({ RefusedDialog }) => RefusedDialog));

/** A network on an image: how wide its bounds grow, layer by layer, and what they prove. */
export function InspectView() {
  const [state, update] = useViewState(inspectState);
  const narrow = useMediaQuery(NARROW);
  const { report: refused } = useStore(refusedReport);
  const picker = useRef<HTMLInputElement>(null);
  const [asksProperty, setAsksProperty] = useState(false);
  const [asksDevice, setAsksDevice] = useState(false);
  const { status } = useStore(engineStatus);
  const asked = useModel(state.model, true);
  const model = asked.value;
  // While the network is still being read, its name says which images to fetch.
  const id = (model ? datasetFor(model) : datasetNamed(state.model)) ?? USUAL_DATASET;
  const first = useFirstImages(id, model);
  const { images } = first;
  const image = images ? Math.min(state.image, images.count - 1) : state.image;
  const picked = usePicture(state.picture, model);
  const bounds = useBounds(model, id, image, picked.value, images);
  const { query } = bounds;
  // What was asked for cannot be had: nothing else may stand in its place.
  const failed = [asked, picked, bounds].find(({ error }) => error);
  const snapshot = failed ? null : bounds.snapshot;
  // The first bounds need the first images only; the others must not be in their way.
  const rest = useRemainingImages(id, images, image, snapshot !== null);
  // While another network is computed, what is on screen keeps its own images.
  const { images: own } = useFirstImages(snapshot?.query.dataset ?? id, snapshot?.query.model ?? model);
  const shown = snapshot?.query;
  const present = own && (shown?.image ?? 0) < own.present ? own : null;
  const dataset = useMemo(
    () => (shown?.numbers ? withoutImages(shown.model, present) : (shown?.picture ?? present)),
    [shown, present],
  );
  // How long things take is known of networks that come along.
  const { value: prediction } = useReport(model?.card || !bounds.snapshot ? null : model);
  // While a method waits to be started, quicker bounds of the same box stand in their own right.
  const instead = bounds.waiting && query && shown && keyOfBox(shown) === keyOfBox(query) ? shown : null;
  const searches = useSearches(instead ?? query, bounds.isStale && !instead ? null : prediction);
  const underWay = [asked, bounds, searches.attack, searches.radius, searches.decision].filter(
    ({ running }) => running,
  );
  const panels = usePanels(snapshot, searches, dataset, state, update);
  const linear = useLinearBounds(panels);
  const isStale = bounds.isStale && !instead;
  useFirstAttack(isStale ? null : panels, searches.attack, model !== null && attacksAtOnce(model, prediction));
  // Those that are asked about now: what is typed stands at once.
  const numbers = shown?.numbers && query?.numbers;
  const error = failed?.error ?? first.error ?? rest.error;
  // Where a picture stands already, the images that do not come are reported beside it.
  useEffect(() => {
    if (rest.error) report(messageOf(rest.error));
  }, [rest.error]);

  // What did not fit into memory may fit now.
  const again = failed?.start;
  useEffect(() => (again ? memoryLimit.subscribe(again) : undefined), [again]);

  const pickFile = (folder = false) => pickFiles(picker, folder);
  const open = useOpenFile(model, update);
  // What the menu lists is fetched soon after the first picture stands, or will not.
  const isWanted = useAfterFirst(snapshot !== null || Boolean(failed ?? bounds.waiting));
  const choices = useModelChoices(state.model, (key) => update(anotherModel(key)), pickFile, { isWanted });
  useViewMenu(choices);
  useInspectCommands(
    panels,
    searches,
    state,
    update,
    dataset?.count ?? 1,
    () => pickFile(),
    () => setAsksProperty(true),
    { isThere: status?.backend === WITH_GRAPHICS, onShow: () => setAsksDevice(true) },
  );
  useInspectExports(panels, searches, linear, dataset);

  const Layout = narrow ? NarrowLayout : WideLayout;
  const layout = panels &&
    dataset &&
    Boolean(shown?.numbers) === Boolean(query?.numbers) && {
      isStale,
      panels,
      searches,
      dataset,
      linear,
      rising: bounds.rising,
      times: bounds.times,
      state,
      update,
      onOpen: pickFile,
    };
  const picture =
    layout &&
    (numbers ? (
      <NumbersLayout {...layout} numbers={numbers} rows={images?.isRows ? images : null} narrow={narrow} />
    ) : (
      <Layout {...layout} />
    ));
  return (
    <FileDrop onFiles={open} picker={picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Inspect the bounds of a network</h1>
        {!narrow && (
          <ControlsBar
            state={state}
            update={update}
            model={model}
            dataset={id}
            isRows={images?.isRows ?? false}
            choices={choices}
            times={bounds.times}
          />
        )}
        <ProgressLine
          running={underWay[0]?.running ?? null}
          onCancel={() => {
            for (const { cancel } of underWay) cancel();
          }}
          shown={bounds.isStale && panels ? nameOfShown(panels) : null}
          waiting={bounds.waiting}
          onResume={[asked, bounds].find(({ isCancelled, waiting }) => isCancelled || waiting)?.start ?? null}
        />
        {asksProperty && panels && dataset && (
          <Suspense>
            <PropertyDialog
              // What was begun is about no other network, which may still have been on its way.
              key={JSON.stringify([panels.snapshot.query.model.id, panels.snapshot.query.model.interface])}
              panels={panels}
              dataset={dataset}
              modelKey={state.model}
              onReport={() => {
                setAsksProperty(false);
                update({ sight: 'graph' });
              }}
              onClose={() => setAsksProperty(false)}
            />
          </Suspense>
        )}
        {asksDevice && panels && status && (
          <Suspense>
            <DeviceDialog
              query={panels.snapshot.query}
              device={status.device}
              node={panels.node}
              onClose={() => setAsksDevice(false)}
            />
          </Suspense>
        )}
        {narrow && (
          <div className={styles.sight}>
            <SightChoice sight={state.sight} update={update} />
          </div>
        )}
        {(state.sight === 'graph' && model && (
          <Suspense>
            <GraphView model={model} panels={panels} isStale={isStale} state={state} update={update} />
          </Suspense>
        )) ||
          picture || (
            <Waiting
              name={choices.title}
              failure={error && messageOf(error)}
              onRetry={failed?.start ?? null}
              onOpenFile={pickFile}
            />
          )}
        {refused && (
          <Suspense>
            <RefusedDialog report={refused} onClose={hideRefused} />
          </Suspense>
        )}
      </div>
    </FileDrop>
  );
}
