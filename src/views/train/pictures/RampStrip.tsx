import { type ReactElement, useRef } from 'react';
import axes from '../../../pictures/PlotAxes.module.css';
import { useElementWidth } from '../../../pictures/useElementSize';
import styles from './EpochChart.module.css';
import { EPOCH_LEFT, EPOCH_RIGHT } from './epochLayout';
import { layoutRamp } from './rampLayout';

interface RampStripProps {
  /** From 0 to 1, after each epoch; empty where it is not known yet, null where there is no radius. */
  readonly ramps: readonly number[] | null;
  /** Epochs done, with the share of the one under way. */
  readonly now: number;
  /** Dresses its label up. */
  readonly explain: (label: ReactElement<{ 'aria-describedby'?: string }>) => ReactElement;
}

const HEIGHT = 26;

/** How far the radii have grown: a quiet area, dashed where it is only planned. In line with the charts of a training. */
export function RampStrip({ ramps, now, explain }: RampStripProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(40, useElementWidth(box) - EPOCH_LEFT - EPOCH_RIGHT);
  const { area, done, planned, value } = layoutRamp(ramps ?? [], now, { width, height: HEIGHT });
  return (
    <div ref={box} className={styles.chart} style={{ height: HEIGHT + 4 }}>
      <svg width="100%" height={HEIGHT + 4} aria-hidden="true">
        <g transform={`translate(${EPOCH_LEFT} 2)`}>
          <line className={axes.grid} x2={width} y1={HEIGHT} y2={HEIGHT} />
          <path className={styles.area} d={area} />
          <path className={styles.ramp} d={done} />
          <path className={styles.planned} d={planned} />
        </g>
      </svg>
      <div className={styles.labels} style={{ left: EPOCH_LEFT }}>
        <div className={styles.label} style={{ top: HEIGHT / 2 + 2, left: width + 10 }}>
          {explain(
            <button type="button" className={styles.name}>
              {ramps === null ? 'No radius' : 'Radius '}
              {ramps && ramps.length > 0 && <b>{Math.round(100 * value)} %</b>}
            </button>,
          )}
        </div>
      </div>
    </div>
  );
}
