import { Slider } from '../../../app/controls/Slider';
import type { UpdateState } from '../../../app/state/useViewState';
import { formatValue } from '../../../numbers/format';
import type { InspectState } from '../state/inspectState';
import { formatRadius, radiusAt, radiusTrack, readLevels, stepsOf } from '../verdict/radius';

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
      read={(typed) => {
        const read = readLevels(typed);
        return 'refusal' in read ? read : { value: stepsOf(read.value) };
      }}
      onChange={(steps, { history }) => update({ levels: radiusAt(steps) }, { history })}
    />
  );
}
