import { useId } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { ChannelMaps } from '../../charts/ChannelMaps';
import { MAP_ROWS, type MapBounds, type MapLimits, type MapRow } from '../../charts/drawMap';
import { signShares } from '../../charts/signShares';
import { useMapPalette } from '../../charts/useMapPalette';
import type { NodeBounds } from './analysis';
import type { ChannelGrid } from './channels';
import styles from './MapTable.module.css';
import { type MapLayout, ROW_NAMES } from './mapLayout';

interface MapTableProps {
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

const EXPLANATIONS: Readonly<Record<MapRow, string>> = {
  Lower: 'No input of the box brings the unit below this.',
  Upper: 'No input of the box brings the unit above this. Same colours as the row of lower bounds.',
  Width: 'Upper minus lower: how much is not known about the unit.',
  Sign: 'Blue: never above zero. Orange: never below. Hatched: the sign can flip.',
};

/** Feature maps as a table: a column a channel, rows lower, upper, width and sign. Columns are radio buttons. */
export function MapTable({ bounds, grid, channels, layout, limits, unit, onUnit, onPoint }: MapTableProps) {
  const name = useId();
  const palette = useMapPalette();
  const area = grid.height * grid.width;
  const selected = Math.floor(unit / area);
  const across = layout.direction === 'across';
  return (
    <div className={across ? styles.across : styles.down}>
      <div className={styles.rows} style={across ? { gap: layout.gap } : { width: ROW_NAMES, gap: layout.gap }}>
        {MAP_ROWS.map((row) => (
          <span key={row} style={across ? { width: layout.size } : { height: layout.size }}>
            <Tooltip content={EXPLANATIONS[row]}>
              <span>{row}</span>
            </Tooltip>
          </span>
        ))}
      </div>
      <div role="radiogroup" aria-label="Channels" className={styles.channels}>
        {channels.map((channel) => (
          <label key={channel} className={styles.channel}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              aria-label={spoken(channel, boundsOf(bounds, grid, channel))}
              checked={channel === selected}
              onChange={() => onUnit(channel * area + (unit % area))}
            />
            <span className={styles.card}>
              <span className={styles.name}>{channel}</span>
              <ChannelMaps
                bounds={boundsOf(bounds, grid, channel)}
                size={layout.size}
                gap={layout.gap}
                direction={layout.direction}
                limits={limits}
                palette={palette}
                marked={channel === selected ? unit % area : null}
                onPoint={(at) => onPoint(at === null ? null : channel * area + at)}
                onPick={(at) => onUnit(channel * area + at)}
              />
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}

function boundsOf({ lower, upper }: NodeBounds, { height, width }: ChannelGrid, channel: number): MapBounds {
  const start = channel * height * width;
  const end = start + height * width;
  return { lower: lower.subarray(start, end), upper: upper.subarray(start, end), height, width };
}

function spoken(channel: number, { lower, upper }: MapBounds): string {
  const { off, unstable, on } = signShares(lower, upper);
  return `Channel ${channel}: ${off} units always off, ${unstable} unstable, ${on} always on`;
}
