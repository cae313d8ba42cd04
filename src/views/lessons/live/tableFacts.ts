import { type Asking, Kept } from '../../../app/ask/asking';
import { DATASETS } from '../../../catalog/datasets';
import { engine } from '../../../engine/api/client';
import type { Engine, ModelCard } from '../../../engine/api/types';
import { formatPercent } from '../../../numbers/format';
import { type GroupReport, groupReport } from '../../../radii/table/groupReport';
import { pairAccuracy } from '../../../radii/table/pairAccuracy';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import type { Tallies } from '../../../radii/table/tally';
import type { Values } from '../lesson';

/** The networks that are compared: one radius, two radii, a tree. */
export const COMPARED = { one: 'cifar-crown-ibp', igrp: 'cifar-igrp', tree: 'cifar-ndt' } as const;
export type ComparedName = keyof typeof COMPARED;

/** Small networks whose recipes were trained with several seeds. */
const SEEDED = { one: 'quick-crown-ibp', igrp: 'quick-igrp' } as const;
export type SeededName = keyof typeof SEEDED;

/** A bundled network with its card and its table of certified radii. */
interface Measured {
  readonly card: ModelCard;
  readonly table: RadiusTable;
  readonly classes: readonly string[];
  /** Group of every class. */
  readonly groupOf: readonly number[];
}

export interface TableFacts extends Readonly<Record<ComparedName, Measured>> {
  /** Cards with the figures of every seed. */
  readonly seeded: Readonly<Record<SeededName, ModelCard>>;
}

/** Reads cards and tables; throws where one is missing. */
export async function findTableFacts(asked: Pick<Engine, 'models' | 'bundledTable'>): Promise<TableFacts> {
  const cards = await asked.models();
  const cardOf = (id: string): ModelCard => {
    const card = cards.find((each) => each.id === id);
    if (card) return card;
    throw new Error(`The figures of ${id} are missing. Reload the page when you are online.`);
  };
  const measure = async (id: string): Promise<Measured> => {
    const card = cardOf(id);
    const table = await asked.bundledTable(id);
    if (!table) throw new Error(`The figures of ${id} are missing. Reload the page when you are online.`);
    const classes = DATASETS.get(card.dataset)?.kind.classes ?? [];
    const groupOf = classes.map((each) => (card.groups ?? []).findIndex((group) => group.includes(each)));
    return { card, table, classes, groupOf };
  };
  const [one, igrp, tree] = await Promise.all([measure(COMPARED.one), measure(COMPARED.igrp), measure(COMPARED.tree)]);
  return { one, igrp, tree, seeded: { one: cardOf(SEEDED.one), igrp: cardOf(SEEDED.igrp) } };
}

/** How a lesson asks for them. */
export const TABLE_FACTS: Asking<Values, TableFacts> = {
  keyOf: () => 'tables',
  what: () => 'Reading the tables of certified radii',
  compute: () => findTableFacts(engine()),
  kept: new Kept(1),
};

/** Shares in per cent, rounded as they are printed, counted from the table. */
export interface Shares {
  readonly clean: number;
  /** Every pair at the radius between groups. */
  readonly all: number;
  readonly between: number;
  readonly within: number;
  readonly adaptive: number;
}

/** Counted at two radii in 255ths. */
export function sharesOf({ table, groupOf }: Measured, { inner = 0, outer = 0 }: Values): Shares {
  const report: GroupReport = groupReport(table, groupOf, inner / 255, outer / 255);
  const verified = ({ overall }: Tallies) => percent(overall.verified, overall.images);
  const { clean, images } = report.adaptive.overall;
  return {
    clean: percent(clean, images),
    all: verified(report.allOuter),
    between: verified(report.interGroup),
    within: verified(report.innerGroup),
    adaptive: verified(report.adaptive),
  };
}

/** Per cent of the images of two classes that are classified as their label. */
export function pairShare({ table, classes }: Measured, one: string, other: string): number {
  const { right, images } = pairAccuracy(table, [classes.indexOf(one), classes.indexOf(other)]);
  return percent(right, images);
}

function percent(count: number, images: number): number {
  return images === 0 ? 0 : Number(formatPercent(count / images));
}
