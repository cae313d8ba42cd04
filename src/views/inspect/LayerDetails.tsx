import { memo, type ReactElement } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { GrowthChart } from '../../charts/GrowthChart';
import { formatFactor, formatValue } from '../../charts/numbers';
import { ShareLegend } from '../../charts/ShareBar';
import styles from './LayerDetails.module.css';
import { LayerPanel } from './LayerPanel';
import { lineOf, methodName } from './methods';
import { UnitPanel } from './UnitPanel';
import type { Panels } from './usePanels';

/** How the widths grow, the chosen layer's maps, and the chosen unit's numbers. */
export const LayerDetails = memo(function LayerDetails({ panels }: { readonly panels: Panels }) {
  const { analysis, column, bounds, activation, unit, pointed, unitName } = panels;
  const { snapshot } = panels;
  const { method } = snapshot.query;
  const described = pointed ?? unit;
  return (
    <div className={styles.details}>
      <section aria-label="How wide the bounds grow">
        <header className={styles.head}>
          <h2 className="title">How wide the bounds grow</h2>
          <span className="caption">mean width, band from 10th to 90th percentile</span>
          <span className={styles.legends}>
            {(snapshot.reference ? (['ibp', method] as const) : [method]).map((shown) => (
              <span key={shown} className={styles.legend}>
                <span className={styles[lineOf(shown)]} /> {methodName(shown)}
              </span>
            ))}
          </span>
        </header>
        <GrowthChart
          columns={analysis.growth}
          method={lineOf(method)}
          selected={column}
          onSelect={panels.selectColumn}
          wrap={(index, card) => (
            <Tooltip key={index} content={explain(panels, index)}>
              {card as ReactElement<{ 'aria-describedby'?: string }>}
            </Tooltip>
          )}
        />
        {analysis.growth.some(({ shares }) => shares) && (
          <div className={styles.shares}>
            <ShareLegend />
          </div>
        )}
      </section>
      <LayerPanel
        bounds={bounds}
        order={panels.order}
        choices={panels.choices}
        node={panels.node}
        unit={unit}
        nameOf={unitName}
        onNode={panels.selectNode}
        onUnit={panels.selectUnit}
        onPoint={panels.pointAt}
      />
      <UnitPanel
        title={unitName(described)}
        unit={described}
        bounds={bounds}
        method={method}
        {...(activation && { activation })}
      />
    </div>
  );
});

/** A column's numbers in full, and what they say. */
function explain({ analysis }: Panels, index: number): string {
  const { statistics, reference, shares } = analysis.growth[index] as Panels['analysis']['growth'][number];
  const before = analysis.growth[index - 1]?.statistics.mean ?? 0;
  const growth = before > 0 ? `, ${formatFactor(statistics.mean / before)} the layer before` : '';
  const widths = `Bounds are ${formatValue(statistics.mean)} wide on average${growth}; the widest ${formatValue(statistics.maximum)}.`;
  const compared = reference && reference.mean > statistics.mean ? ` IBP leaves ${formatValue(reference.mean)}.` : '';
  if (!shares) return widths + compared;
  return `${widths}${compared} Of ${shares.units} units ${shares.off} are always off, ${shares.unstable} unstable, ${shares.on} always on.`;
}
