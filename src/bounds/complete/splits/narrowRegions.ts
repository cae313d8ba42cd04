import type { OpenList } from '../openList';
import type { Branching } from '../tree';
import type { Counted } from '../treeCount';
import type { SplitPart } from '../warmChoices';
import { carriedPart } from './carriedPart';
import type { DenseSplits } from './denseSplits';
import type { NarrowingPlan } from './narrowingPlan';

/** What bounds the subproblems of a region: another once its units are bounded anew. */
interface Narrowing {
  dense?: DenseSplits;
}

/**
 * Bounds units of regions anew where it is time, and takes all open subproblems away, which are to be bounded again, the worst first; of those
 * of which no counterexample is left it counts that they are proved.
 *
 * @param roots of alternatives, all of which have a program
 */
export async function narrowRegions<Part extends SplitPart & Counted>(
  { checkpoint, count }: Pick<Branching, 'checkpoint' | 'count'>,
  roots: ReadonlyMap<number, Narrowing>,
  open: OpenList<Part>,
  plan: NarrowingPlan,
): Promise<Part[]> {
  const regions = [...new Set(roots.values())];
  const searched = regions.reduce((sum, { dense }) => sum + (dense?.products ?? 0), 0);
  const effort = plan.next(searched);
  if (!effort) return [];
  let products = 0;
  const before = new Map<Narrowing, DenseSplits>();
  for (const region of regions) {
    const { dense } = region;
    if (!dense) continue;
    const found = await dense.narrowed({ ...effort, products: effort.products / regions.length }, checkpoint);
    products += found.products;
    before.set(region, dense);
    region.dense = found.dense;
  }
  plan.done(products, searched);
  const again = open.take(open.length).flatMap((part) => {
    const { from: _, ...own } = part;
    const region = roots.get(part.alternative) as Narrowing;
    const carried = carriedPart(own as Part, before.get(region) as DenseSplits, region.dense as DenseSplits);
    if (!carried) count.proved(own, 0);
    return carried ?? [];
  });
  for (const dense of before.values()) dense.dispose();
  return again;
}
