import { useLayoutEffect, useRef } from 'react';
import { useIsDark } from '../../../app/useIsDark';
import { readColor } from '../../../charts/readColor';
import type { Field, Window } from './field';
import { paintHeat } from './heat';

interface HeatCanvasProps {
  readonly field: Field;
  readonly box: Window;
  readonly limit: number;
  readonly band: number;
  readonly width: number;
  readonly height: number;
}

/** The values over the box as tints, repainted with every change. */
export function HeatCanvas({ field, box, limit, band, width, height }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useIsDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours read here change with the theme
  useLayoutEffect(() => {
    const element = canvas.current;
    const parent = element?.parentElement;
    if (!element || !parent) return;
    const colors = {
      neg: readColor(document.body, '--neg'),
      zero: readColor(document.body, '--map-zero'),
      pos: readColor(document.body, '--pos'),
    };
    paintHeat(element, field, box, limit, band, colors);
  }, [field, box, limit, band, width, height, dark]);
  return <canvas ref={canvas} width={width} height={height} />;
}
