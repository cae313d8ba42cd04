import { ticks } from 'd3-array';
import { useState } from 'react';
import { Slider } from '../../app/controls/Slider';
import type { UpdateState } from '../../app/useViewState';
import { formatEpsilon } from '../../charts/numbers';
import type { InspectState } from './inspectState';
import { MOST_LEVELS } from './inspectState';
import { parseRadius, radiusRange } from './radius';

interface EpsilonSliderProps {
  /** Radius in 255ths. */
  readonly levels: number;
  readonly update: UpdateState<InspectState>;
}

/** The radius of the box. Its track follows what is typed, but never jumps while it is dragged. */
export function EpsilonSlider({ levels, update }: EpsilonSliderProps) {
  const [range, setRange] = useState(() => radiusRange(levels));
  const track = levels > range.most ? radiusRange(levels) : range;
  return (
    <Slider
      label="Radius ε"
      value={levels}
      min={0}
      max={track.most}
      step={track.step}
      typedMax={MOST_LEVELS}
      ticks={ticks(0, track.most, 8).map((value) => ({ value, label: String(value) }))}
      format={(value) => formatEpsilon(value / 255).fraction}
      note={`= ${formatEpsilon(levels / 255).decimal}`}
      parse={(typed) => {
        const read = parseRadius(typed);
        if (read !== undefined) setRange(radiusRange(read));
        return read;
      }}
      onChange={(value, { history }) => update({ levels: value }, { history })}
    />
  );
}
