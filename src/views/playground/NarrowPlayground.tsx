import { useRef } from 'react';
import { NumberField } from '../../app/controls/NumberField';
import { useElementSize } from '../../charts/useElementSize';
import { VerdictBadge } from '../../charts/VerdictBadge';
import { Finding } from './Finding';
import { RangeBar } from './figure/RangeBar';
import { formatDecimal } from './formula';
import { parseDecimal } from './math/decimal';
import { INPUT_NAMES } from './math/smallNetwork';
import styles from './NarrowPlayground.module.css';
import { narrate } from './narration';
import { LayerCards, LayerSize } from './narrow/LayerCards';
import { NarrowLadder } from './narrow/NarrowLadder';
import { InputPlane } from './plane/InputPlane';
import { RichTextView } from './RichTextView';
import { Stepper } from './Stepper';
import type { End, PlaygroundHandle } from './usePlayground';
import type { Walk } from './useWalk';

interface NarrowPlaygroundProps {
  readonly handle: PlaygroundHandle;
  readonly walk: Walk;
}

const PLANE_HEIGHT = 276;

/** One column: the picture of the step, the answers, the inputs under the thumb, the walk docked below. */
export function NarrowPlayground({ handle, walk }: NarrowPlaygroundProps) {
  const { model } = handle;
  const { step } = model;
  const column = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(column);
  const atLayer = step.kind !== 'input' && step.kind !== 'question';
  return (
    <div className={styles.view}>
      <div className={styles.scroll}>
        <div ref={column} className={styles.column}>
          {width > 0 && atLayer && <LayerCards handle={handle} width={width} />}
          {width > 0 && !atLayer && (
            <section aria-label="The box of inputs">
              <InputPlane handle={handle} width={width} height={PLANE_HEIGHT} />
            </section>
          )}
          {width > 0 && step.kind === 'question' && (
            <>
              <div className={styles.answer}>
                <b>Cat − Dog &gt; 0?</b>
                <VerdictBadge verdict={model.answer.verdict} />
              </div>
              <NarrowLadder model={model} width={width} />
            </>
          )}
          {width > 0 && (
            <div className={styles.inputs}>
              <InputRange handle={handle} index={0} width={(width - 24) / 2} />
              <InputRange handle={handle} index={1} width={(width - 24) / 2} />
            </div>
          )}
          <LayerSize handle={handle} />
          {step.kind === 'question' && <Finding model={model} />}
        </div>
      </div>
      <div className={styles.sheet}>
        <Stepper steps={model.steps} step={model.state.step} walk={walk} compact />
        <p className="narration" aria-live="polite">
          <RichTextView text={narrate(model, true)} />
        </p>
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
  const { model, domain, setEnd, setDragging } = handle;
  const name = INPUT_NAMES[index];
  const range = model.state.box[index];
  const field = (end: End) => (
    <NumberField
      label={`${end === 'lower' ? 'Lower' : 'Upper'} end of ${name}, typed`}
      text={formatDecimal(range[end])}
      className={styles.end}
      onCommit={(typed) => {
        const read = parseDecimal(typed);
        if (read) setEnd(index, end, read, 'push');
        return read !== undefined;
      }}
    />
  );
  return (
    <div className={styles.input}>
      <div className={styles.ends}>
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
          onChange={(end, value, history) => setEnd(index, end, value, history)}
          onDragging={setDragging}
        />
      </svg>
    </div>
  );
}
