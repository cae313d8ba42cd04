import { ACTIVATIONS } from '../../../small/activations';
import { toNumber } from '../../../small/decimal';
import { activationOf, type SmallNetwork } from '../../../small/smallNetwork';
import { RichTextView } from '../steps/RichTextView';
import { plainText } from '../steps/richText';
import styles from './Backward.module.css';
import type { Relaxed } from './backwardStages';
import { heardRelaxation, relaxationWords } from './backwardWords';

interface RelaxationPlotProps {
  readonly network: SmallNetwork;
  readonly layer: number;
  readonly relaxed: Relaxed;
}

const [WIDTH, HEIGHT, AIR] = [124, 68, 6];
const POINTS = 40;

/** An activation between the bounds of its input, with the relaxation under and over it; the side that is taken is thick. */
export function RelaxationPlot({ network, layer, relaxed }: RelaxationPlotProps) {
  const { bounds, relaxation, taken } = relaxed;
  const { value } = ACTIVATIONS[activationOf(network)];
  const [low, high] = [toNumber(bounds.lower), toNumber(bounds.upper)];
  const room = (high - low || 1) * 0.12;
  const [from, to] = [low - room, high + room];
  const sideAt = (side: 'lower' | 'upper') => (z: number) =>
    toNumber(relaxation[side].slope) * z + toNumber(relaxation[side].intercept);
  const shown = [
    value(from),
    value(to),
    ...(['lower', 'upper'] as const).flatMap((side) => [low, high].map(sideAt(side))),
  ];
  const [bottom, top] = [Math.min(0, ...shown), Math.max(...shown, 0)];
  const x = (z: number) => AIR + ((z - from) / (to - from)) * (WIDTH - 2 * AIR);
  const y = (v: number) => HEIGHT - AIR - ((v - bottom) / (top - bottom || 1)) * (HEIGHT - 2 * AIR);
  const path = (f: (z: number) => number, begin: number, end: number) =>
    Array.from({ length: POINTS + 1 }, (_, at) => {
      const z = begin + ((end - begin) * at) / POINTS;
      return `${at === 0 ? 'M' : 'L'}${x(z).toFixed(1)} ${y(f(z)).toFixed(1)}`;
    }).join('');
  const words = relaxationWords(network, layer, relaxed);
  return (
    <figure className={styles.plot}>
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={heardRelaxation(plainText(words))}>
        <rect className={styles.between} x={x(low)} y="0" width={Math.max(1, x(high) - x(low))} height={HEIGHT} />
        <line className={styles.axis} x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
        <path className={styles.curve} d={path(value, from, to)} />
        {(['lower', 'upper'] as const).map((side) => (
          <path key={side} className={side === taken ? styles.taken : styles.other} d={path(sideAt(side), low, high)} />
        ))}
      </svg>
      <figcaption>
        <RichTextView text={words} />
      </figcaption>
    </figure>
  );
}
