import { Tooltip } from '../../../app/controls/Tooltip';
import { formatFixed, formatPercent, formatValue } from '../../../numbers/format';
import { EpochChart, type EpochLine } from '../pictures/EpochChart';
import { RampStrip } from '../pictures/RampStrip';
import { CURVE_NOTES, FIGURE_WORDS, QUICK_NOTE } from '../words';
import { CURVES, type FigureId, type StudyProps } from './figures';

interface RunChartsProps extends StudyProps {
  readonly name: string;
  readonly lines: readonly EpochLine[];
  readonly losses: readonly EpochLine[];
  /** Epochs along the width. */
  readonly epochs: number;
  /** The top of the scale of losses. */
  readonly loss: number;
  /** Where the ramp is after each epoch; empty where that is not known yet, null where there is no radius. */
  readonly ramps: readonly number[] | null;
  /** Epochs done, with the share of the one under way. */
  readonly now: number;
  /** Epochs with figures. */
  readonly readable: number;
  readonly inner: number;
  readonly outer: number;
}

const GRID = [0, 0.25, 0.5, 0.75, 1];
const FIGURES_HEIGHT = 168;
const LOSS_HEIGHT = 44;

/** The figures of a training, how far its radii have grown, and its loss, in line over the epochs. */
export function RunCharts(props: RunChartsProps) {
  const { name, lines, losses, epochs, loss, ramps, now, readable, inner, outer, format, narrow } = props;
  const common = {
    epochs,
    readable,
    at: props.at,
    onRead: props.onRead,
    strong: props.strong,
    onStrong: props.onStrong,
  };
  const meaningOf = (id: string) => FIGURE_WORDS[id as FigureId].meaning(format(inner), format(outer));
  return (
    <div className={CURVES}>
      <EpochChart
        {...common}
        label={`${name}: shares of held-out images, in per cent`}
        lines={lines}
        domain={[0, 1]}
        grid={GRID}
        format={formatPercent}
        formatTick={(share) => formatFixed(100 * share, 0)}
        height={narrow ? 190 : FIGURES_HEIGHT}
        numbered={false}
        explain={(id, label) => (
          <Tooltip
            content={
              <>
                {meaningOf(id)} In per cent. {QUICK_NOTE}
              </>
            }
          >
            {label}
          </Tooltip>
        )}
      />
      <RampStrip
        ramps={ramps}
        now={now}
        explain={(label) => (
          <Tooltip content={ramps ? CURVE_NOTES.ramp(format(outer)) : CURVE_NOTES.noRadius}>{label}</Tooltip>
        )}
      />
      <EpochChart
        {...common}
        label={`${name}: loss`}
        lines={losses}
        domain={[0, loss]}
        grid={[0, loss]}
        format={formatValue}
        formatTick={formatValue}
        height={LOSS_HEIGHT}
        numbered
        explain={(_, label) => <Tooltip content={CURVE_NOTES.loss}>{label}</Tooltip>}
      />
    </div>
  );
}
