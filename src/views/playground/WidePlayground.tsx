import { useRef } from 'react';
import { IconButton } from '../../app/controls/IconButton';
import { SegmentedControl } from '../../app/controls/SegmentedControl';
import { useMediaQuery } from '../../app/useMediaQuery';
import { useElementSize } from '../../charts/useElementSize';
import { Details } from './details/Details';
import { addLayer, canAddLayer, canRemoveLayer, removeLayer } from './edits';
import { Finding } from './Finding';
import { NetworkFigure } from './figure/NetworkFigure';
import { formulaOf } from './formulaOf';
import { narrate } from './narration';
import { claimLine } from './plane/brokenPart';
import { InputPlane } from './plane/InputPlane';
import { type Preset, presets } from './presets';
import { RichTextView } from './RichTextView';
import { rich } from './richText';
import { Stepper } from './Stepper';
import type { PlaygroundHandle } from './usePlayground';
import type { Walk } from './useWalk';
import styles from './WidePlayground.module.css';

interface WidePlaygroundProps {
  readonly handle: PlaygroundHandle;
  readonly walk: Walk;
  /** The example on screen, if it is one. */
  readonly preset: Preset | undefined;
}

/** Everything at once: network and arithmetic at the left, the box at the right, the walk below. */
export function WidePlayground({ handle, walk, preset }: WidePlaygroundProps) {
  const { model } = handle;
  const figure = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(figure);
  const brief = useMediaQuery('(max-width: 1099px)');
  return (
    <div className={styles.view}>
      <Controls handle={handle} preset={preset} />
      <div className={styles.body}>
        <div className={styles.canvas}>
          <div ref={figure} className={styles.figure}>
            {width > 0 && <NetworkFigure handle={handle} width={width} height={height} />}
          </div>
          <div className={styles.details}>
            <Details handle={handle} />
          </div>
        </div>
        <BoxPanel handle={handle} />
      </div>
      <div className={styles.narration}>
        <div className={`${styles.stepper} no-print`}>
          <Stepper steps={model.steps} step={model.state.step} walk={walk} />
        </div>
        <p className="narration" aria-live="polite">
          <RichTextView text={narrate(model, brief)} />
        </p>
      </div>
    </div>
  );
}

function Controls({ handle, preset }: Pick<WidePlaygroundProps, 'handle' | 'preset'>) {
  const { model, open, setNetwork } = handle;
  const { network } = model.state;
  return (
    <div className="controls-bar no-print">
      <SegmentedControl
        label="Example"
        segments={presets}
        value={preset?.id}
        onChange={(id) => open(presets.find((each) => each.id === id) ?? presets[0])}
      />
      <span className={styles.what}>{preset?.note ?? 'A network of your own'}</span>
      <div className={styles.how}>
        <span className="label">Hidden layers</span>
        <IconButton
          icon="minus"
          label="Remove the last hidden layer"
          disabled={!canRemoveLayer(network)}
          onClick={() => setNetwork(removeLayer(network))}
        />
        <b>{network.hidden.length}</b>
        <IconButton
          icon="plus"
          label="Add a hidden layer"
          disabled={!canAddLayer(network)}
          onClick={() => setNetwork(addLayer(network))}
        />
        <span className={styles.method}>
          Bounds: <b>Interval</b>, exact
        </span>
      </div>
    </div>
  );
}

function BoxPanel({ handle }: Pick<WidePlaygroundProps, 'handle'>) {
  const { model } = handle;
  const { network } = model.state;
  const panel = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(panel);
  const lines = claimLine(network)
    ? formulaOf(network, { kind: 'hidden', layer: 0, index: 0 })
    : rich`Cat − Dog, sampled`;
  return (
    <section className={styles.panel} aria-label="The box of inputs">
      <div className={styles.head}>
        <h2 className="title">The box of inputs</h2>
        <span className="caption">
          lines: equal <RichTextView text={lines} />
        </span>
      </div>
      <div ref={panel} className={styles.plane}>
        {width > 0 && <InputPlane handle={handle} width={width} height={Math.max(220, height)} />}
      </div>
      <div className={styles.finding}>
        <Finding model={model} />
      </div>
    </section>
  );
}
