import { useId, useMemo } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import { counted } from '../../../numbers/format';
import { type MapPalette, useMapPalette } from '../../../pictures/useMapPalette';
import { ChannelMaps } from '../pictures/ChannelMaps';
import { MAP_ROWS, type MapBounds, type MapLimits, mapSides } from '../pictures/drawMap';
import { signShares } from '../pictures/layerStatistics';
import { useUnitKeys } from '../state/useUnitKeys';
import { MAP_NOTES, MAPS } from '../words';
import type { NodeBounds } from './analysis';
import type { ChannelGrid } from './channels';
import { type MapLayout, ROW_NAMES } from './imageGrid';
import styles from './MapTable.module.css';

interface MapTableProps {
  /** Names the channels for screen readers. */
  readonly label: string;
  readonly bounds: NodeBounds;
  readonly grid: ChannelGrid;
  /** Channels in the order they are drawn. */
  readonly channels: readonly number[];
  readonly layout: MapLayout;
  readonly limits: MapLimits;
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
  readonly onPoint: (unit: number | null) => void;
}

/**
 * Feature maps as a table: a column a channel, rows lower, upper, width and sign. Columns are radio buttons; Enter goes
 * into one, where arrow keys choose a unit, and Escape comes back.
 */
export function MapTable(props: MapTableProps) {
  const { label, bounds, grid, channels, layout, limits, unit, onUnit, onPoint } = props;
  const name = useId();
  const palette = useMapPalette();
  const area = grid.height * grid.width;
  const selected = Math.floor(unit / area);
  const across = layout.direction === 'across';
  const side = mapSides(grid, layout.size);
  const { inside, spoken, onKeyDown, leave } = useUnitKeys(bounds.shape, grid, unit, onUnit);
  return (
    <div className={across ? styles.across : styles.down}>
      <div className={styles.rows} style={across ? { gap: layout.gap } : { width: ROW_NAMES, gap: layout.gap }}>
        {MAP_ROWS.map((row) => (
          <span key={row} style={across ? { width: side.width } : { height: side.height }}>
            <Tooltip content={MAP_NOTES[row]}>
              <span>{row}</span>
            </Tooltip>
          </span>
        ))}
      </div>
      <p id={`${name}-keys`} hidden>
        {MAPS.keys}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <div
        role="radiogroup"
        aria-label={label}
        aria-describedby={`${name}-keys`}
        className={`${styles.channels} ${inside ? styles.inside : ''}`}
        onKeyDown={onKeyDown}
        onBlur={leave}
      >
        {channels.map((channel) => (
          <Channel
            key={channel}
            group={name}
            channel={channel}
            bounds={bounds}
            grid={grid}
            layout={layout}
            limits={limits}
            palette={palette}
            at={channel === selected ? unit % area : null}
            keep={unit % area}
            onUnit={onUnit}
            onPoint={onPoint}
          />
        ))}
      </div>
    </div>
  );
}

interface ChannelProps extends Omit<MapTableProps, 'label' | 'channels' | 'unit'> {
  readonly group: string;
  readonly channel: number;
  readonly palette: MapPalette;
  /** The selected unit of this channel, or null when another channel is selected. */
  readonly at: number | null;
  /** The place that stays selected when this channel is chosen. */
  readonly keep: number;
}

function Channel(props: ChannelProps) {
  const { group, channel, bounds, grid, layout, limits, palette, at, keep, onUnit, onPoint } = props;
  const own = useMemo(() => boundsOf(bounds, grid, channel), [bounds, grid, channel]);
  const label = useMemo(() => describe(channel, own), [channel, own]);
  const start = channel * grid.height * grid.width;
  return (
    <label className={styles.channel}>
      <input
        type="radio"
        className="visually-hidden"
        name={group}
        aria-label={label}
        checked={at !== null}
        onChange={() => onUnit(start + keep)}
      />
      <span className={styles.card}>
        <span className={styles.name}>{channel}</span>
        <ChannelMaps
          bounds={own}
          size={layout.size}
          gap={layout.gap}
          direction={layout.direction}
          limits={limits}
          palette={palette}
          marked={at}
          onPoint={(place) => onPoint(place === null ? null : start + place)}
          onPick={(place) => onUnit(start + place)}
        />
      </span>
    </label>
  );
}

function boundsOf({ lower, upper }: NodeBounds, { height, width }: ChannelGrid, channel: number): MapBounds {
  const start = channel * height * width;
  const end = start + height * width;
  return { lower: lower.subarray(start, end), upper: upper.subarray(start, end), height, width };
}

function describe(channel: number, { lower, upper }: MapBounds): string {
  const { off, unstable, on } = signShares(lower, upper);
  return MAPS.channel(channel, counted(off, 'unit'), unstable, on);
}
