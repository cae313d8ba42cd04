import { Tooltip } from '../../app/controls/Tooltip';
import { EpochChart, type EpochLine } from '../../charts/EpochChart';
import { formatFixed, formatPercent, formatValue } from '../../charts/numbers';
import { RampStrip } from '../../charts/RampStrip';
import { FIGURES, QUICK_NOTE } from './figures';
import type { StudyProps } from './studyProps';

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
  const meaningOf = (id: string) => FIGURES.find((figure) => figure.id === id)?.meaning(format(inner), format(outer));
  return (
    <div>
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
          <Tooltip
            content={
              ramps
                ? `How far the radii that training asks for have grown: they end at ${format(outer)}. Dashed is planned. The figures above are at the full radii all along.`
                : 'This training asks for no radius. The figures above are at the radii on the left all the same.'
            }
          >
            {label}
          </Tooltip>
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
        explain={(_, label) => (
          <Tooltip content="What training lowers: the mean over the latest batches. It rises while the radii grow, for more is asked.">
            {label}
          </Tooltip>
        )}
      />
    </div>
  );
}
