import { useRef } from 'react';
import { perform } from '../../app/commands/commands';
import { IconButton } from '../../app/controls/IconButton';
import { Menu } from '../../app/controls/Menu';
import { SegmentedControl } from '../../app/controls/SegmentedControl';
import { Part, useShownParts } from '../../app/scene/Part';
import { BREAKPOINTS } from '../../app/styles/breakpoints.mjs';
import { useMediaQuery } from '../../app/styles/media';
import { useElementSize } from '../../pictures/useElementSize';
import { SHAPES } from '../../small/training/names';
import { Details } from './details/Details';
import { Finding } from './Finding';
import { NetworkFigure } from './figure/NetworkFigure';
import { InputPlane } from './plane/InputPlane';
import { linesOf } from './plane/planeWords';
import { PictureChoice } from './reach/PictureChoice';
import { planeAxesOf } from './reach/planeAxes';
import { ReachLater } from './reach/ReachLater';
import { addLayer, canAddLayer, canRemoveLayer, removeLayer } from './state/edits';
import { isMethod, METHOD_TITLES, SMALL_METHODS } from './state/methods';
import { type Preset, presets } from './state/presets';
import type { PlaygroundHandle } from './state/usePlayground';
import { Narration } from './steps/Narration';
import { RichTextView } from './steps/RichTextView';
import { Stepper } from './steps/Stepper';
import type { Walk } from './steps/useWalk';
import { SHAPE_NAMES } from './training/words';
import styles from './WidePlayground.module.css';
import { ANSWERED_BY, METHOD_NOTES, PICTURES } from './words';

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
  const brief = useMediaQuery(BREAKPOINTS['--two-columns']);
  const shown = useShownParts(['figure', 'details', 'plane', 'words', 'steps']);
  return (
    <div className={styles.view} data-shown={shown.join(' ')}>
      <Part id="network">
        <Controls handle={handle} preset={preset} />
      </Part>
      <div className={styles.body}>
        <div className={styles.canvas} data-sheet="filled">
          <div ref={figure} className={styles.figure}>
            {width > 0 && <NetworkFigure handle={handle} width={width} height={height} />}
          </div>
          <Part id="details">
            <div className={styles.details}>
              <Details handle={handle} />
            </div>
          </Part>
        </div>
        <Part id="plane">
          <BoxPanel handle={handle} />
        </Part>
      </div>
      <div className={styles.narration}>
        <div className="no-print">
          <Part id="steps">
            <Stepper steps={model.steps} step={model.state.step} walk={walk} />
          </Part>
        </div>
        <Part id="words">
          <p className="narration" aria-live="polite">
            <Narration model={model} brief={brief} />
          </p>
        </Part>
      </div>
    </div>
  );
}

function Controls({ handle, preset }: Pick<WidePlaygroundProps, 'handle' | 'preset'>) {
  const { model, open, setNetwork } = handle;
  const { network } = model.state;
  return (
    <div className="controls-bar no-print off-low-slide">
      <SegmentedControl
        label="Example"
        segments={presets.slice(0, 3)}
        value={preset?.id}
        onChange={(id) => open(presets.find((each) => each.id === id) ?? presets[0])}
      />
      <Menu
        label="More examples"
        items={presets.slice(3).map(({ id, label, note }) => ({ id, label, note, checked: id === preset?.id }))}
        onSelect={(id) => open(presets.find((each) => each.id === id) ?? presets[0])}
      >
        {preset && presets.indexOf(preset) >= 3 ? preset.label : 'More'}
      </Menu>
      <Menu
        label="Train on generated data"
        items={SHAPES.map((id) => ({ id, label: SHAPE_NAMES[id] }))}
        onSelect={(id) => perform(`train-${id}`)}
      >
        Train one
      </Menu>
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
        <span className={styles.method}>Bounds</span>
        <MethodMenu handle={handle} />
      </div>
    </div>
  );
}

function BoxPanel({ handle }: Pick<WidePlaygroundProps, 'handle'>) {
  const axes = planeAxesOf(handle.model);
  const shown = axes && !handle.model.state.inputs ? axes : undefined;
  const lines = linesOf(handle.model, handle.selected);
  return (
    <section className={styles.panel} aria-label={shown ? 'The plane' : PICTURES.box}>
      <div className={styles.head}>
        {axes ? <PictureChoice handle={handle} /> : <h2 className="title">{PICTURES.box}</h2>}
        {lines && !shown && (
          <span className="caption">
            <RichTextView text={lines} />
          </span>
        )}
      </div>
      {shown ? <ReachLater handle={handle} axes={shown} /> : <BoxPlane handle={handle} />}
      <Part id="verdict">
        <div className={styles.finding}>
          <Finding handle={handle} isReach={shown !== undefined} />
        </div>
      </Part>
    </section>
  );
}

/** Apart, as it is measured anew whenever it takes the other picture's place. */
function BoxPlane({ handle }: Pick<WidePlaygroundProps, 'handle'>) {
  const plane = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(plane);
  return (
    <div ref={plane} className={styles.plane} data-sheet="filled">
      {width > 0 && <InputPlane handle={handle} width={width} height={Math.max(220, height)} />}
    </div>
  );
}

/** The method that answers the question; the cards of neurons stay with intervals. */
function MethodMenu({ handle }: { readonly handle: PlaygroundHandle }) {
  const { method } = handle.model.state;
  return (
    <Menu
      label={ANSWERED_BY}
      align="end"
      items={SMALL_METHODS.map((id) => ({
        id,
        label: METHOD_TITLES[id],
        note: METHOD_NOTES[id],
        checked: id === method,
      }))}
      onSelect={(id) => isMethod(id) && handle.setMethod(id)}
    >
      {METHOD_TITLES[method]}
    </Menu>
  );
}
