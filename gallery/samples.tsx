import { IntervalBar } from '../src/pictures/IntervalBar';
import { PairMatrix } from '../src/pictures/matrix/PairMatrix';
import { Dendrogram } from '../src/pictures/tree/Dendrogram';
import { groupClasses } from '../src/similarity/tree/grouping';
import { leafOrder } from '../src/similarity/tree/leafOrder';
import { clusterClasses } from '../src/similarity/tree/linkage';
import { AccuracyCurves } from '../src/views/groups/pictures/AccuracyCurves';
import { GrowthChart } from '../src/views/inspect/pictures/GrowthChart';
import type { GrowthColumn } from '../src/views/inspect/pictures/growthColumns';
import { UnitBars } from '../src/views/inspect/pictures/UnitBars';
import { EpochChart } from '../src/views/train/pictures/EpochChart';

const nothing = () => {};

/** An interval bar on an axis from −5 to 5. */
export function bar(lower: number, upper: number, more: Partial<Parameters<typeof IntervalBar>[0]> = {}) {
  const scale = (value: number) => 150 + 28 * value;
  const labels = { lower: String(lower), upper: String(upper) };
  return (
    <svg width={300} height={60} viewBox="0 0 300 60" role="img" aria-label={`${lower} to ${upper}`}>
      <IntervalBar {...{ lower, upper, scale, labels }} track={[10, 290]} y={20} {...more} />
    </svg>
  );
}

export function shares(verified: number, attacked: number, clean: number) {
  return { verified, attacked, clean, interval: { lower: Math.max(0, verified - 0.03), upper: verified + 0.03 } };
}

const CLASSES = ['Plane', 'Car', 'Bird', 'Cat', 'Deer'];
const POINTS = [0, 1, 4, 4.2, 7];
export const DISTANCES = {
  classes: CLASSES.length,
  values: Float64Array.from(POINTS.flatMap((a) => POINTS.map((b) => Math.abs(a - b)))),
};
const TREE = clusterClasses(DISTANCES, 'average');
const ORDER = leafOrder(TREE, DISTANCES);

export function tree(count: number, cutHeight: number, mirrored = false) {
  const grouping = groupClasses(TREE, { count });
  return <Dendrogram tree={TREE} order={ORDER} width={360} row={24} {...{ grouping, cutHeight, count, mirrored }} />;
}

export function matrix(values: readonly number[], most: number) {
  return (
    <PairMatrix
      label="Distances of the classes"
      order={ORDER}
      values={values}
      cell={32}
      tone="--interval"
      domain={[0, most]}
      nameOf={(label) => CLASSES[label] ?? ''}
      groupOf={groupClasses(TREE, { count: 3 }).of}
      pair={{ row: 0, column: 1 }}
      onPoint={nothing}
    />
  );
}

const RADII = [0, 0.02, 0.04, 0.06, 0.08, 0.1];

export function curves(...verified: readonly (readonly number[])[]) {
  return (
    <AccuracyCurves
      label="Verified accuracy over the radius"
      curves={verified.map((shares, i) => ({
        name: i === 0 ? 'all images' : `group ${i}`,
        tone: i === 0 ? 'var(--ink)' : 'var(--group-a)',
        strong: i === 0,
        verified: shares,
        attacked: shares.map((share) => Math.min(1, share + 0.1)),
      }))}
      grid={RADII}
      last={RADII.length - 1}
      marks={[0.02, 0.1]}
      format={String}
      onSelect={nothing}
    />
  );
}

export function epochs(
  label: string,
  values: readonly (readonly number[])[],
  domain: readonly [number, number] = [0, 1],
) {
  return (
    <EpochChart
      label={label}
      lines={values.map((line, i) => ({
        id: String(i),
        name: `Line ${i + 1}`,
        tone: i === 0 ? 'var(--verified)' : 'var(--ink)',
        dash: i === 0 ? '' : '4 3',
        points: line.map((value, at) => ({ at: at + 1, value })),
      }))}
      epochs={5}
      domain={domain}
      grid={[domain[0], domain[1]]}
      format={(value) => value.toPrecision(3)}
      formatTick={String}
      height={120}
      numbered
      readable={5}
      at={null}
      onRead={nothing}
      strong={null}
      onStrong={nothing}
      explain={(_, label) => label}
    />
  );
}

export function column(title: string, mean: number, from: readonly number[], open?: number): GrowthColumn {
  const shares = open === undefined ? {} : { shares: { off: 30, unstable: open, on: 70 - open, units: 100 } };
  return {
    title,
    shape: '100',
    from,
    statistics: { mean, p10: mean / 2, p90: mean * 2, maximum: mean * 3 },
    ...shares,
  };
}

export function growth(...columns: readonly GrowthColumn[]) {
  return (
    <GrowthChart
      columns={columns}
      method="crown"
      reference="interval"
      selected={1}
      onSelect={nothing}
      wrap={(_, it) => it}
    />
  );
}

export function units(lower: readonly number[], upper: readonly number[]) {
  return (
    <UnitBars
      label="Units"
      lower={Float32Array.from(lower)}
      upper={Float32Array.from(upper)}
      center={Float32Array.from(lower, (low, i) => (low + (upper[i] ?? low)) / 2)}
      units={lower.map((_, i) => i)}
      selected={0}
      nameOf={(unit) => `unit ${unit}`}
      labelOf={(unit) => `unit ${unit}`}
      onPoint={nothing}
      onPick={nothing}
    />
  );
}
