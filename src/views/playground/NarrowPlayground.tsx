import { Suspense, useRef } from 'react';
import { later } from '../../app/controls/later';
import { NumberField } from '../../app/controls/NumberField';
import { Part } from '../../app/scene/Part';
import { useElementSize } from '../../pictures/useElementSize';
import { VerdictBadge } from '../../pictures/VerdictMark';
import { INPUT_NAMES } from '../../small/smallNetwork';
import { FirstLesson } from './details/FirstLesson';
import { Finding } from './Finding';
import { RangeBar } from './figure/RangeBar';
import { RivalChoice } from './figure/RivalChoice';
import { formatDecimal } from './math/formula';
import { differenceName } from './math/units';
import styles from './NarrowPlayground.module.css';
import { LayerCards, LayerSize } from './narrow/LayerCards';
import { InputPlane } from './plane/InputPlane';
import { PictureChoice } from './reach/PictureChoice';
import { planeAxesOf } from './reach/planeAxes';
import { ReachLater } from './reach/ReachLater';
import { type Bound, readBound } from './state/edits';
import type { PlaygroundHandle } from './state/usePlayground';
import { Narration } from './steps/Narration';
import { Stepper } from './steps/Stepper';
import type { Walk } from './steps/useWalk';
import { PICTURES } from './words';

interface NarrowPlaygroundProps {
  readonly handle: PlaygroundHandle;
  readonly walk: Walk;
}

// None of them is part of the first screen.
const NarrowLadder = later(() => import('./narrow/NarrowLadder').then(({ NarrowLadder }) => NarrowLadder));
const JointVerdict = later(() => import('./details/JointVerdict').then(({ JointVerdict }) => JointVerdict));
const Backward = later(() => import('./backward/Backward').then(({ Backward }) => Backward));

const PLANE_HEIGHT = 276;

/** One column: the picture of the step, the answers, the inputs under the thumb, the walk docked below. */
export function NarrowPlayground({ handle, walk }: NarrowPlaygroundProps) {
  const { model } = handle;
  const { step } = model;
  const column = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(column);
  const axes = planeAxesOf(model);
  const shown = axes && !model.state.inputs ? axes : undefined;
  const atLayer = step.kind !== 'input' && step.kind !== 'question';
  return (
    <div className={styles.view}>
      <div className={styles.scroll}>
        <div ref={column} className={styles.column}>
          <Part id="figure">{width > 0 && atLayer && <LayerCards handle={handle} width={width} />}</Part>
          <Part id="plane">
            {axes && <PictureChoice handle={handle} />}
            {width > 0 && shown && <ReachLater handle={handle} axes={shown} height={PLANE_HEIGHT} />}
            {width > 0 && (axes ? !shown : !atLayer) && (
              <section aria-label={PICTURES.box}>
                <InputPlane handle={handle} width={width} height={PLANE_HEIGHT} />
              </section>
            )}
          </Part>
          {width > 0 && step.kind === 'question' && (
            <>
              <div className={styles.answer}>
                <b>{differenceName(model.state.network)} &gt; 0?</b>
                <Part id="verdict">
                  <VerdictBadge verdict={model.answer.verdict} />
                </Part>
              </div>
              <Part id="details">
                <RivalChoice handle={handle} />
                <Suspense>
                  {model.state.network.output.weights.length > 2 && <JointVerdict handle={handle} />}
                  <NarrowLadder handle={handle} width={width} />
                  <Backward model={model} />
                </Suspense>
              </Part>
            </>
          )}
          {width > 0 && (
            <div className={styles.inputs}>
              <InputRange handle={handle} index={0} width={(width - 24) / 2} />
              <InputRange handle={handle} index={1} width={(width - 24) / 2} />
            </div>
          )}
          <Part id="network">
            <LayerSize handle={handle} />
          </Part>
          <Part id="verdict">{!atLayer && <Finding handle={handle} />}</Part>
          {step.kind === 'input' && (
            <Part id="details">
              <p>
                <FirstLesson />
              </p>
            </Part>
          )}
        </div>
      </div>
      <div className={styles.sheet}>
        <Part id="steps">
          <Stepper steps={model.steps} step={model.state.step} walk={walk} compact />
        </Part>
        <Part id="words">
          <p className="narration" aria-live="polite">
            <Narration model={model} brief />
          </p>
        </Part>
      </div>
    </div>
  );
}

interface InputRangeProps {
  readonly handle: PlaygroundHandle;
  readonly index: 0 | 1;
  readonly width: number;
}

function InputRange({ handle, index, width }: InputRangeProps) {
  const { model, domain, setBound, setDragging } = handle;
  const name = INPUT_NAMES[index];
  const range = model.state.box[index];
  const field = (bound: Bound) => (
    <NumberField
      label={`${bound === 'lower' ? 'Lower' : 'Upper'} bound of ${name}, typed`}
      text={formatDecimal(range[bound])}
      className={styles.bound}
      read={(typed) => readBound(typed, range, bound)}
      onCommit={(value) => setBound(index, bound, value, 'push')}
    />
  );
  return (
    <div className={styles.input}>
      <div className={styles.bounds}>
        <i className="math">{name}</i>
        <span>
          {field('lower')} to {field('upper')}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its handles carry the names */}
      <svg width={width} height="44" className={styles.range}>
        <RangeBar
          name={name}
          range={range}
          domain={domain}
          track={[10, width - 10]}
          y={22}
          onChange={(bound, value, history) => setBound(index, bound, value, history)}
          onDragging={setDragging}
        />
      </svg>
    </div>
  );
}
