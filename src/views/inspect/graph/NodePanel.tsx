import type { NodeReport, WeightReport } from '../../../engine/api/types';
import { SUPPORTS } from '../../../engine/api/types';
import { formatCount, formatValue } from '../../../numbers/format';
import { printable } from '../../../numbers/printable';
import { operationTitle } from '../layers/layerColumns';
import { histogramWords } from '../words';
import styles from './NodePanel.module.css';
import { SupportMark } from './SupportMark';

interface NodePanelProps {
  readonly node: NodeReport;
  /** Sizes of what it reads. */
  readonly reads: readonly (readonly number[] | null)[];
  readonly weights: readonly WeightReport[] | null;
}

/** One node: how bounds get through it, its sizes, and how its weights are spread. */
export function NodePanel({ node, reads, weights }: NodePanelProps) {
  const { op, name, shape, support, reason, remedy, parameters, multiplications } = node;
  return (
    <section className={styles.panel} aria-label="Node">
      <header className={styles.head}>
        <h2 className="title">{operationTitle(op)}</h2>
        <span className="caption">{printable(name)}</span>
        <span className={styles.support}>
          <SupportMark support={support} /> {SUPPORTS[support].title}
        </span>
      </header>
      <p className={styles.text}>
        {printable(reason ?? SUPPORTS[support].note)} {remedy && printable(remedy)}
      </p>
      <dl className={styles.facts}>
        {reads.some((sizes) => sizes) && (
          <Fact name="In" value={reads.map((sizes) => sizes?.join('×') ?? 'unknown').join(', ')} />
        )}
        {shape && <Fact name="Out" value={shape.join('×')} />}
        {parameters > 0 && <Fact name="Weights" value={formatCount(parameters)} />}
        {multiplications > 0 && <Fact name="Multiplications" value={formatCount(multiplications)} />}
      </dl>
      {weights?.map((weight) => (
        <WeightFigure key={weight.name} weight={weight} />
      ))}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const WIDTH = 280;
const HEIGHT = 72;

/** Statistics of one weight and its histogram: blue below zero, orange above. */
function WeightFigure({ weight }: { readonly weight: WeightReport }) {
  const { name, shape, count, least, greatest, mean, deviation, zeros, bins } = weight;
  const most = Math.max(...bins);
  const step = WIDTH / bins.length;
  const width = greatest - least;
  const zero = width > 0 ? (-least / width) * WIDTH : 0;
  return (
    <figure className={styles.figure}>
      <figcaption>
        <b>{printable(name)}</b> <span className="caption">{shape.length > 0 ? shape.join('×') : 'one number'}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`}
        role="img"
        aria-label={histogramWords(
          formatCount(count),
          formatValue(least),
          formatValue(greatest),
          bins.length,
          formatCount(most),
        )}
      >
        {bins.map((size, at) => {
          const height = (HEIGHT * size) / most;
          const middle = least + ((at + 0.5) * width) / bins.length;
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: bins have no other name
              key={at}
              className={middle < 0 ? styles.below : styles.above}
              x={at * step}
              y={HEIGHT - height}
              width={Math.max(0.5, step - 0.5)}
              height={height}
            />
          );
        })}
        {zero >= 0 && zero <= WIDTH && <line className={styles.zero} x1={zero} x2={zero} y1={0} y2={HEIGHT + 2} />}
        <line className={styles.base} x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <div className={styles.bounds}>
        <span>{formatValue(least)}</span>
        <span>{formatValue(greatest)}</span>
      </div>
      <dl className={styles.statistics}>
        <Fact name="mean" value={formatValue(mean)} />
        <Fact name="st. dev." value={formatValue(deviation)} />
        <Fact name="zeros" value={formatCount(zeros)} />
        <Fact name="most in a bin" value={formatCount(most)} />
      </dl>
    </figure>
  );
}
