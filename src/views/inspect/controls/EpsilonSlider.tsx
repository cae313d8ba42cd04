import { scaleLinear } from 'd3';
import { Slider } from '../../../app/controls/Slider';
import { useViewState } from '../../../app/state/store';
import { formatValue } from '../../../numbers/format';
import { readRadius, type Typed } from '../../../numbers/typed';
import { inspectState, MOST_LEVELS } from '../state/inspectState';
import { formatRadius } from '../verdict/radius';

/**
 * Radius in 255ths to steps of the slider. Interval bounds of a network that was not trained for them prove something
 * only at a tenth of a level, so small radii get more room: a step is 0.01 up to 0.1, 0.25 near 8.
 */
const STEPS = scaleLinear([0, 0.1, 0.5, 2, 8, 32, MOST_LEVELS], [0, 10, 30, 45, 69, 93, 130]).clamp(true);

/** Tracks of the slider, shortest first, with what is numbered on them. */
const TRACKS = [
  { most: 8, ticks: [0, 0.1, 0.5, 2, 4, 8] },
  { most: 32, ticks: [0, 0.1, 0.5, 2, 8, 16, 32] },
  { most: MOST_LEVELS, ticks: [0, 0.1, 0.5, 2, 8, 32, MOST_LEVELS] },
] as const;

interface RadiusTrack {
  readonly most: number;
  readonly ticks: readonly number[];
}

/** The track for a radius: it ends at 8/255 unless the radius is larger. */
export function radiusTrack(levels: number): RadiusTrack {
  return TRACKS.find(({ most }) => most >= levels) ?? TRACKS[2];
}

export function stepsOf(levels: number): number {
  return STEPS(levels);
}

/** The radius, in 255ths, at a number of steps. */
export function radiusAt(steps: number): number {
  return tidy(STEPS.invert(steps)) ?? 0;
}

/** Reads a typed radius, in 255ths. */
export function readLevels(typed: string): Typed<number> {
  const read = readRadius(typed);
  return 'refusal' in read ? read : { value: tidy(read.value * MOST_LEVELS) ?? 0 };
}

/** Removes the dust that fractions leave: 3/255 · 255 is 3. */
function tidy(levels: number): number | undefined {
  return Number.isFinite(levels) ? Number(levels.toPrecision(10)) : undefined;
}

/** The radius of the box; the slider itself counts the steps of the track. */
export function EpsilonSlider() {
  const [{ levels }, update] = useViewState(inspectState);
  const { most, ticks } = radiusTrack(levels);
  const at = stepsOf(levels);
  return (
    <Slider
      label="Radius ε"
      value={at}
      min={0}
      max={stepsOf(most)}
      step={1}
      ticks={ticks.map((tick) => ({ value: stepsOf(tick), label: formatValue(tick) }))}
      format={(steps) => formatRadius(steps === at ? levels : radiusAt(steps))}
      note={`= ${formatValue(levels / 255)}`}
      read={(typed) => {
        const read = readLevels(typed);
        return 'refusal' in read ? read : { value: stepsOf(read.value) };
      }}
      onChange={(steps, { history }) => update({ levels: radiusAt(steps) }, { history })}
    />
  );
}
