import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { pointerPlace } from '../../../pictures/pointerPlace';
import type { MapPalette } from '../../../pictures/useMapPalette';
import styles from './ChannelMaps.module.css';
import { drawMap, MAP_ROWS, type MapBounds, type MapLimits, mapSides } from './drawMap';

interface ChannelMapsProps {
  readonly bounds: MapBounds;
  /** CSS pixels of the longer side of one map. */
  readonly size: number;
  readonly gap: number;
  /** One map under the other, or side by side where there are few channels. */
  readonly direction: 'down' | 'across';
  readonly limits: MapLimits;
  readonly palette: MapPalette;
  /** Unit of this channel that is marked in all four maps. */
  readonly marked: number | null;
  onPoint(unit: number | null): void;
  onPick(unit: number): void;
}

/** The four maps of one channel: lower, upper, width and sign. */
export function ChannelMaps(props: ChannelMapsProps) {
  const { bounds, size, gap, direction, limits, palette, marked, onPoint, onPick } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width: mapWidth, height: mapHeight } = mapSides(bounds, size);
  const across = direction === 'across';
  const width = across ? MAP_ROWS.length * (mapWidth + gap) - gap : mapWidth;
  const height = across ? mapHeight : MAP_ROWS.length * (mapHeight + gap) - gap;

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    MAP_ROWS.forEach((row, i) => {
      const x = across ? i * (mapWidth + gap) * ratio : 0;
      const y = across ? 0 : i * (mapHeight + gap) * ratio;
      const place = { x, y, width: mapWidth * ratio, height: mapHeight * ratio };
      drawMap(context, row, bounds, place, limits, palette);
      if (marked !== null) markUnit(context, marked, bounds, place, palette);
    });
  }, [bounds, limits, palette, marked, across, width, height, mapWidth, mapHeight, gap]);

  const unitAt = (event: PointerEvent): number | null => {
    const place = pointerPlace(event);
    const x = place.x % (across ? mapWidth + gap : mapWidth);
    const y = place.y % (across ? mapHeight : mapHeight + gap);
    if (x < 0 || y < 0 || x >= mapWidth || y >= mapHeight) return null;
    const column = Math.floor((x / mapWidth) * bounds.width);
    return Math.floor((y / mapHeight) * bounds.height) * bounds.width + column;
  };

  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      style={{ width, height }}
      onPointerMove={(event) => onPoint(event.pointerType === 'mouse' ? unitAt(event) : null)}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => {
        const unit = unitAt(event);
        if (unit !== null) onPick(unit);
      }}
    />
  );
}

function markUnit(
  context: CanvasRenderingContext2D,
  unit: number,
  bounds: MapBounds,
  place: { x: number; y: number; width: number; height: number },
  palette: MapPalette,
): void {
  const ratio = window.devicePixelRatio || 1;
  const cellWidth = place.width / bounds.width;
  const cellHeight = place.height / bounds.height;
  const x = place.x + (unit % bounds.width) * cellWidth;
  const y = place.y + Math.floor(unit / bounds.width) * cellHeight;
  context.lineWidth = 3 * ratio;
  context.strokeStyle = palette.paper;
  context.strokeRect(x, y, cellWidth, cellHeight);
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = palette.ink;
  context.strokeRect(x, y, cellWidth, cellHeight);
}
