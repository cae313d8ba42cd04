import type { ReactNode } from 'react';
import { Slider } from '../../../app/controls/Slider';
import type { History } from '../../../app/state/store';
import { readRadius, type Typed } from '../../../numbers/typed';
import type { RadiusScale } from '../../../pictures/radiusScale';
import { NO_TABLE } from '../words';

interface RadiusSliderProps {
  readonly label: ReactNode;
  readonly name: string;
  readonly radius: number;
  /** The radii of the tables, ascending; the slider moves along them. */
  readonly grid: readonly number[];
  readonly scale: RadiusScale;
  readonly onChange: (radius: number, options: { readonly history: History }) => void;
}

/** A radius on the grid of the tables; others can be typed. The slider itself counts places of the grid. */
export function RadiusSlider({ label, name, radius, grid, scale, onChange }: RadiusSliderProps) {
  const place = placeOf(radius, grid);
  return (
    <Slider
      label={label}
      name={name}
      value={place}
      min={0}
      max={grid.length - 1}
      step={1}
      format={(at) => scale.format(at === place ? radius : radiusAt(at, grid))}
      read={(typed) => {
        const read = readOnGrid(typed, grid);
        return 'refusal' in read ? read : { value: placeOf(read.value, grid) };
      }}
      onChange={(at, options) => onChange(radiusAt(at, grid), options)}
    />
  );
}

/** Reads a typed radius that the tables know. */
export function readOnGrid(typed: string, grid: readonly number[]): Typed<number> {
  const most = grid.at(-1) ?? 0;
  return readRadius(typed, most, NO_TABLE.beyond(most));
}

/** The place of a radius between those of the grid; whole where it is one of them. */
export function placeOf(radius: number, grid: readonly number[]): number {
  const above = grid.findIndex((step) => step >= radius);
  if (above <= 0) return above < 0 ? grid.length - 1 : 0;
  const [from, to] = [grid[above - 1] ?? 0, grid[above] ?? 0];
  return above - (to - radius) / (to - from);
}

/** The radius at a place of the grid or between two. */
export function radiusAt(place: number, grid: readonly number[]): number {
  const whole = Math.floor(place);
  const [from, to] = [grid[whole] ?? 0, grid[whole + 1] ?? grid[whole] ?? 0];
  return Number((from + (place - whole) * (to - from)).toPrecision(12));
}
