import { useMemo, useRef } from 'react';
import { useCommands } from '../../../app/commands/commands';
import { csvOf } from '../../../app/commands/csv';
import { useExports } from '../../../app/commands/exports';
import { useViewMenu } from '../../../app/commands/viewMenu';
import { useApp, useViewState } from '../../../app/state/store';
import { NARROW, useMediaQuery } from '../../../app/styles/media';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { useElementSize } from '../../../pictures/useElementSize';
import { nearestDecimal } from '../../../small/decimal';
import type { Box } from '../../../small/smallNetwork';
import { certifiedRadii, figuresOf } from '../../../small/training/certified';
import { MOST_EPOCHS, SHAPES } from '../../../small/training/names';
import { logitsAt, toSmallNetwork } from '../../../small/training/tinyNetwork';
import { openPlayground } from '../state/playgroundState';
import { DATA_PLANE, DataPlane } from './DataPlane';
import { RunFacts } from './RunFacts';
import { RunTransport } from './RunTransport';
import styles from './TrainBench.module.css';
import { DataBar, RadiusSliders } from './TrainControls';
import { trainingState } from './trainingState';
import { useTrainingRun } from './useTrainingRun';
import { className, DRAWING, dataWords, exampleWords, runFinding, SHAPE_NAMES, TITLE } from './words';

/** Playground with generated data: a little network is trained on them, and what is certified grows around every point. */
export function TrainBench() {
  const app = useApp();
  const [state, update] = useViewState(trainingState);
  const shape = state.shape || 'blobs';
  const narrow = useMediaQuery(NARROW);
  const handle = useTrainingRun({ ...state, shape }, state.epoch, (epoch) => update({ epoch }, { history: 'replace' }));
  const { run, epoch, goTo, toggle } = handle;
  const { examples } = run;
  const network = run.networks[epoch] ?? run.networks[0];
  const cell = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(cell);
  const radii = useMemo(
    () => (network ? examples.map((example) => certifiedRadii(network, example)) : []),
    [network, examples],
  );
  const example = Math.min(state.example, examples.length - 1);
  useCommands('Playground', [
    { id: 'epoch-back', label: 'An epoch back', keys: ['ArrowLeft', 'PageUp'], perform: () => goTo(epoch - 1) },
    { id: 'epoch-on', label: 'An epoch on', keys: ['ArrowRight', 'PageDown'], perform: () => goTo(epoch + 1) },
    { id: 'epoch-play', label: 'Play or pause the training', keys: ['Space'], perform: toggle },
    { id: 'epoch-first', label: 'Rewind the training', keys: ['Home'], perform: () => goTo(0) },
    { id: 'networks', label: 'Back to the networks', perform: () => update({ shape: '' }) },
  ]);
  useExports(
    pictureFiles({
      id: 'data',
      label: 'Trained plane',
      stem: 'boundscope-trained',
      selector: `#${DATA_PLANE}`,
      numbers: () =>
        csvOf(
          ['x', 'y', 'label', 'certified_within_groups', 'certified_between_groups'],
          examples.map(({ point: [x, y], label }, at) => [x, y, label, radii[at]?.within, radii[at]?.between]),
        ),
    }),
  );
  useViewMenu({
    title: SHAPE_NAMES[shape],
    items: [
      ...SHAPES.map((id) => ({ id, label: SHAPE_NAMES[id], checked: id === shape })),
      { id: '', label: 'Back to the networks', separated: true },
    ],
    onSelect: (id) => update({ shape: SHAPES.find((each) => each === id) ?? '' }),
  });
  if (!network) return null;
  const figures = figuresOf(network, examples, radii, state.epsilon, state.within);
  const takeApart = () => {
    const own = examples[example];
    if (!own) return;
    const logits = logitsAt(network, own.point);
    const rivals = [...logits.keys()].filter((each) => each !== own.label);
    const rival = rivals.reduce((a, b) => ((logits[b] ?? 0) > (logits[a] ?? 0) ? b : a));
    openPlayground(app, {
      network: toSmallNetwork(network, own.label, rival),
      box: boxAround(own.point, Math.max(0.05, radii[example]?.between ?? 0)),
      step: 0,
    });
  };
  const side = narrow ? width : Math.min(width, height);
  return (
    <div className={styles.bench}>
      <h1 className="visually-hidden">{TITLE}</h1>
      <DataBar state={state} update={update} />
      <div className={styles.body}>
        <div ref={cell} className={styles.picture}>
          {side > 0 && (
            <DataPlane
              network={network}
              examples={examples}
              radii={radii}
              selected={example}
              label={dataWords(shape, examples.length, state.classes, epoch)}
              width={width}
              height={narrow ? width : height}
              onSelect={(chosen) => update({ example: chosen }, { history: 'replace' })}
            />
          )}
        </div>
        <section className={styles.side} aria-label="Training">
          <RunTransport handle={handle} wanted={state.epoch} most={MOST_EPOCHS} />
          <p className="finding" aria-live={handle.playing ? 'off' : 'polite'}>
            {runFinding(state.way, state.classes, epoch, figures)}
          </p>
          <RadiusSliders state={state} update={update} />
          <RunFacts figures={figures} state={state} />
          <div className={styles.apart}>
            <p className="label">
              {exampleWords(example + 1, examples.length, className(examples[example]?.label ?? 0))}
            </p>
            <button type="button" className={styles.button} onClick={takeApart}>
              Take this network apart around it
            </button>
          </div>
          <p className="caption">{DRAWING}</p>
        </section>
      </div>
    </div>
  );
}

/** Decimals of a box that is taken along. */
const PLACES = 2;

function boxAround([x, y]: readonly [number, number], radius: number): Box {
  const range = (middle: number) => ({
    lower: nearestDecimal(middle - radius, PLACES),
    upper: nearestDecimal(middle + radius, PLACES),
  });
  return [range(x), range(y)];
}
