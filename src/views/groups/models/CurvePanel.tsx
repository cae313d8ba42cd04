import { useMemo } from 'react';
import { groupTone } from '../../../pictures/colors';
import { type Curve, curves } from '../../../radii/table/curves';
import { type Grouping, groupLetter } from '../../../similarity/tree/grouping';
import { placeOf } from '../controls/RadiusSlider';
import { type AccuracyCurve, AccuracyCurves } from '../pictures/AccuracyCurves';
import { lastShown } from '../pictures/curveLayout';
import type { AskedRadii } from '../state/criteria';
import type { Selection } from '../state/selection';
import type { ModelReport } from '../state/useReports';
import { HEARD } from '../words';
import styles from './GroupBars.module.css';

interface CurvePanelProps {
  readonly reports: readonly ModelReport[];
  readonly grouping: Grouping;
  readonly asked: AskedRadii;
  readonly format: (radius: number) => string;
  readonly onSelect: (selection: Selection) => void;
}

/** Accuracy over the radius, the same for all pairs: all images in ink, each group in its colour; a chart a model. */
export function CurvePanel({ reports, grouping, asked, format, onSelect }: CurvePanelProps) {
  const charts = useMemo(() => reports.map((report) => curvesOf(report, grouping)), [reports, grouping]);
  const last = Math.max(
    ...charts.map((lines, at) => {
      const grid = reports[at]?.table.about.grid ?? [];
      const attacked = lines.map((line) => line.attacked);
      // The radii asked for are in sight, too.
      return Math.max(lastShown(attacked, grid), Math.ceil(placeOf(asked.outer, grid)));
    }),
  );
  return (
    <div className={styles.grid}>
      {reports.map(({ key, name, table }, at) => (
        <section key={key} aria-label={`Curves of ${name}`}>
          <h3 className={styles.title}>
            <span className={styles.names}>{name}</span>
          </h3>
          <AccuracyCurves
            label={HEARD.curves(name)}
            curves={charts[at] ?? []}
            grid={table.about.grid}
            last={last}
            marks={[asked.inner, asked.outer]}
            format={format}
            onSelect={({ curve, at: place }) =>
              onSelect({
                kind: 'point',
                group: curve === 0 ? null : (grouping.groups[curve - 1]?.index ?? null),
                radius: table.about.grid[place] ?? 0,
              })
            }
          />
        </section>
      ))}
    </div>
  );
}

/** All images first, then every group. */
function curvesOf({ table }: ModelReport, { of, groups }: Grouping): AccuracyCurve[] {
  const { overall, perGroup } = curves(table, of);
  const ofGroups = groups.flatMap(({ index }): AccuracyCurve[] => {
    const curve = perGroup[index];
    if (!curve) return [];
    return [
      { ...sharesOf(curve), name: `Group ${groupLetter(index)}`, tone: groupTone(index, of.length), strong: false },
    ];
  });
  return [{ ...sharesOf(overall), name: 'All images', tone: 'var(--ink)', strong: true }, ...ofGroups];
}

function sharesOf({ images, verified, attacked }: Curve): Pick<AccuracyCurve, 'verified' | 'attacked'> {
  const share = (count: number) => (images === 0 ? 0 : count / images);
  return { verified: Array.from(verified, share), attacked: Array.from(attacked, share) };
}
