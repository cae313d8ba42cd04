import type { MapLimits } from '../pictures/drawMap';
import { UnitBars } from '../pictures/UnitBars';
import type { NodeBounds } from './analysis';
import type { ChannelGrid } from './channels';
import type { MapLayout } from './imageGrid';
import styles from './LayerFigure.module.css';
import { MapTable } from './MapTable';

interface LayerFigureProps {
  readonly bounds: NodeBounds;
  /** Other bounds of the layer, drawn to the same scale elsewhere. */
  readonly compared: NodeBounds | null;
  /** What tells the two apart; null where there is one only. */
  readonly side: string | null;
  readonly grid: ChannelGrid | null;
  /** Channels, or units where there are no maps, in the order they are drawn. */
  readonly groups: readonly number[];
  readonly layout: MapLayout;
  readonly limits: MapLimits;
  readonly unit: number;
  readonly nameOf: (unit: number) => string;
  /** The same where there is little room. */
  readonly labelOf: (unit: number) => string;
  readonly onUnit: (unit: number) => void;
  readonly onPoint: (unit: number | null) => void;
}

/** One layer's bounds: feature maps where it has them, bars where not. */
export function LayerFigure(props: LayerFigureProps) {
  const { bounds, compared, side, grid, groups, layout, limits, unit, nameOf, labelOf, onUnit, onPoint } = props;
  const label = (what: string) => (side ? `${what}, ${side}` : what);
  return (
    <div className={styles.figure}>
      {side && <h3 className={styles.side}>{side}</h3>}
      {grid ? (
        <MapTable
          label={label('Channels')}
          bounds={bounds}
          grid={grid}
          channels={groups}
          layout={layout}
          limits={limits}
          unit={unit}
          onUnit={onUnit}
          onPoint={onPoint}
        />
      ) : (
        <UnitBars
          label={label('Units')}
          lower={bounds.lower}
          upper={bounds.upper}
          compared={compared}
          center={bounds.center}
          units={groups}
          selected={unit}
          nameOf={nameOf}
          labelOf={labelOf}
          onPick={onUnit}
          onPoint={onPoint}
        />
      )}
    </div>
  );
}
