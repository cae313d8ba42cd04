import { useMemo, useRef, useState } from 'react';
import { CommandText } from '../../../app/controls/CommandButton';
import { IconButton } from '../../../app/controls/IconButton';
import { Menu } from '../../../app/controls/Menu';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { Tooltip } from '../../../app/controls/Tooltip';
import { formatCount, formatValue } from '../../../numbers/format';
import { useElementWidth } from '../../../pictures/useElementSize';
import { useRoom } from '../../../pictures/useRoom';
import { DEVICE, DEVICE_COMMAND } from '../device/words';
import { ColorLegend } from '../pictures/ColorLegend';
import { colorLimit, widthStatistics } from '../pictures/layerStatistics';
import { MOST_BARS } from '../pictures/unitBarsLayout';
import { LAYERS, MAPS } from '../words';
import type { NodeBounds } from './analysis';
import { channelGrid, costliestGroups, type Order } from './channels';
import { mapLayout } from './imageGrid';
import { LayerFigure } from './LayerFigure';
import styles from './LayerPanel.module.css';

export interface NodeChoice {
  readonly node: number;
  readonly title: string;
  /** The name in the file. */
  readonly note: string;
}

interface LayerPanelProps {
  readonly bounds: NodeBounds;
  /** Bounds that they are compared with, and what tells the two apart. */
  readonly compared: { readonly bounds: NodeBounds; readonly sides: readonly [string, string] } | null;
  readonly order: Order;
  /** The nodes of this column, the shown one among them. */
  readonly choices: readonly NodeChoice[];
  readonly node: number;
  readonly unit: number;
  readonly nameOf: (unit: number) => string;
  readonly labelOf: (unit: number) => string;
  readonly onNode: (node: number) => void;
  readonly onUnit: (unit: number) => void;
  readonly onPoint: (unit: number | null) => void;
}

/** The id by which the figure is found when it is exported. */
export const LAYER_FIGURE = 'layer-figure';

/** Two figures stand side by side from this width on; else one is shown at a time. */
const LEAST_PAIR = 600;
const GAP = 28;

/** The bounds of one node: feature maps where it has them, bars where not, page by page. */
export function LayerPanel(props: LayerPanelProps) {
  const { bounds, compared, order, choices, node, unit, nameOf, labelOf, onNode, onUnit, onPoint } = props;
  const box = useRef<HTMLDivElement>(null);
  const available = useElementWidth(box);
  const narrow = available < LEAST_PAIR;
  const [side, setSide] = useState(0);
  const width = compared && !narrow ? (available - GAP) / 2 : available;
  const grid = useMemo(() => channelGrid(bounds.shape), [bounds]);
  const area = grid ? grid.height * grid.width : 1;
  const groups = useMemo(() => costliestGroups(bounds.lower, bounds.upper, area, order), [bounds, area, order]);
  const limits = useMemo(() => limitsOf(compared ? [bounds, compared.bounds] : [bounds]), [bounds, compared]);
  const layout = mapLayout(width, grid?.count ?? 0, useRoom());
  const perPage = grid ? layout.perPage : MOST_BARS;
  const { page, pages, turn } = usePage(groups, Math.floor(unit / area), perPage, node);
  const shown = groups.slice(page * perPage, (page + 1) * perPage);
  const chosen = choices.find((choice) => choice.node === node);
  const what = grid ? 'channels' : 'units';
  const unbounded = useMemo(() => countUnbounded(bounds), [bounds]);
  const figures = figuresOf(bounds, compared).filter((_, at) => !compared || !narrow || at === side);

  return (
    <section ref={box} id={LAYER_FIGURE} className={styles.panel} aria-label="Bounds of the layer">
      <header className={styles.head}>
        <h2 className="title">
          {choices.length > 1 ? (
            <Menu
              label="Values of this layer"
              look="plain"
              items={choices.map((choice) => ({
                id: String(choice.node),
                label: choice.title,
                note: choice.note,
                checked: choice.node === node,
              }))}
              onSelect={(id) => onNode(Number(id))}
            >
              {chosen?.title}
            </Menu>
          ) : (
            chosen?.title
          )}
        </h2>
        <span className="caption">
          {groups.length > 1 && LAYERS.shown(shown.length, formatCount(groups.length), what, order === 'width')}
        </span>
        <CommandText id={DEVICE_COMMAND} label={DEVICE.button} className={styles.device as string} hides />
        {pages > 1 && (
          <span className={styles.pager}>
            <IconButton icon="chevronLeft" label={`Earlier ${what}`} disabled={page === 0} onClick={() => turn(-1)} />
            <IconButton
              icon="chevronRight"
              label={`More ${what}`}
              disabled={page === pages - 1}
              onClick={() => turn(1)}
            />
          </span>
        )}
        {unbounded > 0 && (
          <span className="caption">{LAYERS.unbounded(formatCount(unbounded), formatCount(bounds.lower.length))}</span>
        )}
        {!grid && <span className={`caption ${styles.legends}`}>{LAYERS.notch}</span>}
        {grid && (
          <span className={styles.legends}>
            <Tooltip content={MAPS.value}>
              <ColorLegend kind="value" limit={limits.value} />
            </Tooltip>
            <Tooltip content={`${MAPS.width} ${widthWords(bounds)}`}>
              <ColorLegend kind="width" limit={limits.width} />
            </Tooltip>
          </span>
        )}
      </header>
      <div className={compared && !narrow ? styles.pair : ''}>
        {compared && narrow && (
          <SegmentedControl
            label="Bounds shown"
            segments={compared.sides.map((name, at) => ({ id: String(at), label: name }))}
            value={String(side)}
            wide
            onChange={(id) => setSide(Number(id))}
          />
        )}
        {figures.map((figure) => (
          <LayerFigure
            key={figure.side ?? ''}
            {...figure}
            grid={grid}
            groups={shown}
            layout={layout}
            limits={limits}
            unit={unit}
            nameOf={nameOf}
            labelOf={labelOf}
            onUnit={onUnit}
            onPoint={onPoint}
          />
        ))}
      </div>
    </section>
  );
}

function countUnbounded({ lower, upper }: NodeBounds): number {
  return lower.reduce((count, low, i) => count + Number(!Number.isFinite((upper[i] as number) - low)), 0);
}

function widthWords({ lower, upper }: NodeBounds): string {
  const { mean, maximum, p10, p90 } = widthStatistics(lower, upper);
  return MAPS.widths(formatValue(mean), formatValue(p10), formatValue(p90), formatValue(maximum));
}

/** What is drawn: the bounds alone, or the two side by side, each beside the other. */
function figuresOf(bounds: NodeBounds, compared: LayerPanelProps['compared']) {
  if (!compared) return [{ bounds, compared: null, side: null }];
  return [
    { bounds, compared: compared.bounds, side: compared.sides[0] },
    { bounds: compared.bounds, compared: bounds, side: compared.sides[1] },
  ];
}

function limitsOf(layers: readonly NodeBounds[]) {
  return {
    value: colorLimit(...layers.flatMap(({ lower, upper }) => [lower, upper])),
    width: colorLimit(...layers.map(({ lower, upper }) => lower.map((low, i) => (upper[i] as number) - low))),
  };
}

/** The page that holds the selected group, until someone turns; another node or selection brings its page back. */
function usePage(groups: readonly number[], selected: number, perPage: number, node: number) {
  const key = `${node} ${selected} ${perPage}`;
  const [turned, setTurned] = useState<{ key: string; page: number }>();
  const pages = Math.max(1, Math.ceil(groups.length / perPage));
  const own = Math.max(0, Math.floor(groups.indexOf(selected) / perPage));
  const page = Math.min(pages - 1, turned?.key === key ? turned.page : own);
  return { page, pages, turn: (by: number) => setTurned({ key, page: page + by }) };
}
