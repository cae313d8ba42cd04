import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { useIsDark } from '../../../app/styles/media';
import { readColor } from '../../../pictures/colors';
import type { Rect } from '../figure/layout';
import type { Field } from './field';
import { type HeatColors, type HeatScale, paintHeat } from './heat';

interface HeatCanvasProps {
  readonly field: Field;
  readonly scale: HeatScale;
  /** Where the field's window lies in the picture. */
  readonly rect: Rect;
}

/** The values as tints, painted anew where they change; a part of an SVG. */
export function HeatCanvas({ field, scale, rect }: HeatCanvasProps) {
  return (
    <foreignObject {...rect}>
      <Heat field={field} scale={scale} width={Math.round(rect.width)} height={Math.round(rect.height)} />
    </foreignObject>
  );
}

type HeatProps = Pick<HeatCanvasProps, 'field' | 'scale'> & Pick<Rect, 'width' | 'height'>;

const Heat = memo(function Heat({ field, scale, width, height }: HeatProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useHeatColors();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas that changes its size is empty
  useLayoutEffect(() => {
    if (canvas.current) paintHeat(canvas.current, field, scale, colors);
  }, [field, scale, colors, width, height]);
  return <canvas ref={canvas} width={width} height={height} />;
});

/** Read once a theme, as reading makes the browser work out its styles. */
function useHeatColors(): HeatColors {
  const dark = useIsDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours read here change with the theme
  return useMemo(() => {
    const { body } = document;
    return { neg: readColor(body, '--neg'), zero: readColor(body, '--map-zero'), pos: readColor(body, '--pos') };
  }, [dark]);
}
