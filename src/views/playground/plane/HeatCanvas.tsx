import { useLayoutEffect, useMemo, useRef } from 'react';
import { useIsDark } from '../../../app/styles/media';
import { readColor } from '../../../pictures/colors';
import type { Field, Window } from './field';
import { type HeatColors, type HeatScale, paintHeat } from './heat';

interface HeatCanvasProps {
  readonly field: Field;
  readonly box: Window;
  readonly scale: HeatScale;
  readonly width: number;
  readonly height: number;
}

/** The values over the box as tints, repainted with every change. */
export function HeatCanvas({ field, box, scale, width, height }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useHeatColors();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas that changes its size is empty
  useLayoutEffect(() => {
    if (canvas.current) paintHeat(canvas.current, field, box, scale, colors);
  }, [field, box, scale, colors, width, height]);
  return <canvas ref={canvas} width={width} height={height} />;
}

/** Read once a theme, as reading makes the browser work out its styles. */
function useHeatColors(): HeatColors {
  const dark = useIsDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours read here change with the theme
  return useMemo(() => {
    const { body } = document;
    return { neg: readColor(body, '--neg'), zero: readColor(body, '--map-zero'), pos: readColor(body, '--pos') };
  }, [dark]);
}
