import { Slider } from '../../app/controls/Slider';
import type { UpdateState } from '../../app/useViewState';
import { formatValue } from '../../charts/numbers';
import { type InspectState, MOST_LEVELS } from './inspectState';
import { formatRadius, parseRadius, radiusAt, radiusTrack, stepsOf } from './radius';

interface EpsilonSliderProps {
  /** Radius in 255ths. */
  readonly levels: number;
  readonly update: UpdateState<InspectState>;
}

/** The radius of the box; the slider itself counts the steps of the track. */
export function EpsilonSlider({ levels, update }: EpsilonSliderProps) {
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
      typedMax={stepsOf(MOST_LEVELS)}
      parse={(typed) => {
        const read = parseRadius(typed);
        return read === undefined ? undefined : stepsOf(read);
      }}
      onChange={(steps, { history }) => update({ levels: radiusAt(steps) }, { history })}
    />
  );
}
