import { memo, type ReactElement, type ReactNode } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import type { DatasetImages } from '../../../engine/api/types';
import { formatFactor, formatValue } from '../../../numbers/format';
import type { BoundsQuery } from '../ask/bounds';
import type { Linear } from '../ask/useLinearBounds';
import { functionsOf, lineOf, methodName, sidesOf } from '../controls/methods';
import { GrowthChart } from '../pictures/GrowthChart';
import { widestSource } from '../pictures/growthFactor';
import { ShareLegend } from '../pictures/ShareBar';
import type { Panels } from '../state/usePanels';
import { MarginPanel } from '../verdict/MarginPanel';
import { LAYERS } from '../words';
import { type NodeBounds, tightnessOf } from './analysis';
import styles from './LayerDetails.module.css';
import { LayerPanel } from './LayerPanel';
import { LinearFigure } from './LinearFigure';
import { linearNote } from './linear';
import { TightnessTable } from './TightnessTable';
import { UnitPanel } from './UnitPanel';
import { LinearSentence } from './unitSentences';

interface LayerDetailsProps {
  readonly panels: Panels;
  readonly dataset: DatasetImages;
  readonly linear: Linear | null;
  /** Chooses what the bounds are compared with. */
  readonly compare: ReactNode;
  /** Whether the layer and its unit are there, too, below how wide the bounds grow. */
  readonly isWhole: boolean;
}

/** How the widths grow, the chosen layer's maps, and the chosen unit's numbers. */
export const LayerDetails = memo(function LayerDetails(props: LayerDetailsProps) {
  const { panels, dataset, linear, compare, isWhole } = props;
  const { analysis, column, bounds, compared, activation, unit, pointed, unitName } = panels;
  const { query, reference } = panels.snapshot;
  const { method } = query;
  const decision = panels.decisions[panels.decision];
  const described = pointed ?? unit;
  const ownLinear = linear && described === unit && 'unit' in linear.target ? linear : null;
  const pair = compared && { bounds: compared.bounds, sides: compared.sides };
  return (
    <div className={`${styles.details} ${panels.against === null ? '' : styles.margin}`}>
      <section aria-label="How wide the bounds grow">
        <header className={styles.head}>
          <h2 className="title">
            How wide the bounds grow
            {decision && ` in ${decision.title === 'Root' ? 'the root' : `decision ${decision.title}`}`}
          </h2>
          {!compared && <span className="caption">{LAYERS.band}</span>}
          <span className={styles.legends}>
            {reference && (
              <LegendOf
                query={reference.query}
                compared={query}
                dotted={lineOf(reference.query.method) === lineOf(method)}
              />
            )}
            <LegendOf query={query} compared={reference?.query ?? query} />
            {compare}
          </span>
        </header>
        <GrowthChart
          columns={analysis.growth}
          method={lineOf(method)}
          reference={lineOf(reference?.query.method ?? method)}
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
        {compared && <TightnessTable layers={tightnessOf(analysis.growth)} sides={compared.sides} />}
      </section>
      {isWhole && (
        <>
          <LayerPanel
            bounds={bounds}
            compared={pair}
            order={panels.order}
            choices={panels.choices}
            node={panels.node}
            unit={unit}
            nameOf={unitName}
            labelOf={panels.unitLabel}
            onNode={panels.selectNode}
            onUnit={panels.selectUnit}
            onPoint={panels.pointAt}
          />
          {panels.against === null ? (
            <UnitPanel
              title={unitName(described)}
              unit={described}
              bounds={bounds}
              method={method}
              compared={pair}
              {...(activation && { activation })}
              sentence={
                ownLinear && (
                  <LinearSentence
                    linear={ownLinear}
                    of={panels.inputName ? 'input' : 'pixel'}
                    note={linearNote(method, intervalOf(bounds, unit), ownLinear)}
                  />
                )
              }
              figure={
                ownLinear && (
                  <LinearFigure
                    linear={ownLinear}
                    dataset={dataset}
                    method={methodName(functionsOf(method))}
                    nameOf={panels.inputName}
                  />
                )
              }
            />
          ) : (
            <MarginPanel panels={panels} against={panels.against} linear={linear} dataset={dataset} />
          )}
        </>
      )}
    </div>
  );
});

function intervalOf({ lower, upper }: NodeBounds, unit: number): readonly [number, number] {
  return [lower[unit] as number, upper[unit] as number];
}

interface LegendOfProps {
  readonly query: BoundsQuery;
  readonly compared: BoundsQuery;
  readonly dotted?: boolean;
}

function LegendOf({ query, compared, dotted = false }: LegendOfProps) {
  const [name] = sidesOf(query, compared);
  const alone = query.levels === compared.levels ? methodName(query.method) : name;
  return (
    <span className={styles.legend}>
      <span className={`${styles[lineOf(query.method)]} ${dotted ? styles.dotted : ''}`} /> {alone}
    </span>
  );
}

/** A column's numbers in full, and what they say. */
function explain({ analysis, snapshot: { query, reference: second } }: Panels, index: number): string {
  const { growth: columns } = analysis;
  const { statistics, reference, shares } = columns[index] as Panels['analysis']['growth'][number];
  const means = columns.map(({ statistics: { mean }, from }) => ({ mean, from }));
  const before = columns[widestSource(means, index) ?? -1];
  const growth = before?.statistics.mean
    ? LAYERS.growth(formatFactor(statistics.mean / before.statistics.mean), before.title)
    : '';
  const widths = LAYERS.widths(formatValue(statistics.mean), growth, formatValue(statistics.maximum));
  const differs = reference && second && reference.mean !== statistics.mean;
  const compared = differs ? LAYERS.compared(sidesOf(query, second.query)[1], formatValue(reference.mean)) : '';
  if (!shares) return widths + compared;
  return widths + compared + LAYERS.signs(shares.units, shares.off, shares.unstable, shares.on);
}
