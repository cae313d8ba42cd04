import { type ExportOption, fileStem, useExports } from '../../../app/commands/exports';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { tableToCsv } from '../../../radii/table/tableCsv';
import { tableToJson } from '../../../radii/table/tableJson';
import type { ClassTree } from '../../../similarity/tree/classTree';
import type { Grouping } from '../../../similarity/tree/grouping';
import { criterionWords } from '../finding/criterionWords';
import { type ComparisonRow, comparisonCsv } from '../models/comparison';
import { PANEL_WORDS } from '../words';
import { type AskedRadii, type Criterion, mainCriterion, sharesOf } from './criteria';
import { curvesCsv, mergesCsv, pairsCsv, partsCsv } from './figureTables';
import { MATRICES, PANEL, type Panel } from './groupsState';
import type { ModelReport } from './useReports';

/** What the files are made of. */
interface Shown {
  readonly reports: readonly ModelReport[];
  readonly asked: AskedRadii | null;
  readonly comparison: readonly ComparisonRow[];
  readonly grouping: Grouping | null;
  readonly tree: ClassTree | null;
  /** A radius for every merge of the tree; null where they are not asked for. */
  readonly merges: readonly number[] | null;
  readonly panel: Panel;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Offers the pictures with their numbers, what is counted as CSV, and the tables as CSV and JSON. */
export function useGroupsExports(shown: Shown): void {
  const { reports, asked, comparison, grouping, format } = shown;
  const numbers = asked ? [accuracies(reports, asked, format), comparisonFile(reports, comparison)] : [];
  const pictures = asked && grouping ? picturesOf(shown, grouping, mainCriterion(asked)) : [];
  useExports(reports.length > 0 ? [...pictures, ...numbers, ...reports.flatMap(filesOf)] : []);
}

function picturesOf(
  { reports, panel, nameOf, tree, merges }: Shown,
  grouping: Grouping,
  id: Criterion['id'],
): ExportOption[] {
  const title = reports.map(({ name }) => name).join(', ');
  // The table and what else could be had have files of their own.
  const numbers = {
    groups: () => partsCsv(reports, id, grouping, nameOf),
    classes: () => partsCsv(reports, id, grouping, nameOf),
    curves: () => curvesCsv(reports, grouping),
    table: undefined,
    front: undefined,
    radii: tree && merges ? () => mergesCsv(tree, merges, nameOf) : undefined,
  }[panel];
  return [
    ...pictureFiles({
      id: 'matrices',
      label: 'Tree and matrices',
      stem: 'matrices',
      selector: `#${MATRICES}`,
      words: () => ({ title }),
      numbers: () => pairsCsv(reports, nameOf),
    }),
    ...pictureFiles({
      id: 'panel',
      label: PANEL_WORDS[panel].label,
      stem: `accuracy-${panel}`,
      selector: `#${PANEL}`,
      words: () => ({ title }),
      ...(numbers && { numbers }),
    }),
  ];
}

function comparisonFile(reports: readonly ModelReport[], rows: readonly ComparisonRow[]): ExportOption {
  return {
    id: 'comparison-csv',
    label: 'The models in numbers (CSV)',
    fileName: 'models.csv',
    produce: () => new Blob([comparisonCsv(reports, rows)], { type: 'text/csv' }),
  };
}

function filesOf({ key, name, table }: ModelReport): ExportOption[] {
  const stem = `${fileStem(name)}-radii`;
  return [
    {
      id: `${key}-csv`,
      label: `Certified radii of ${name} (CSV)`,
      fileName: `${stem}.csv`,
      produce: () => new Blob([tableToCsv(table)], { type: 'text/csv' }),
    },
    {
      id: `${key}-json`,
      label: `Certified radii of ${name} (JSON)`,
      fileName: `${stem}.json`,
      produce: () => new Blob([JSON.stringify(tableToJson(table))], { type: 'application/json' }),
    },
  ];
}

function accuracies(
  reports: readonly ModelReport[],
  asked: AskedRadii,
  format: (radius: number) => string,
): ExportOption {
  return {
    id: 'accuracies-csv',
    label: 'Accuracies on screen (CSV)',
    fileName: 'accuracies.csv',
    produce: () => new Blob([accuraciesCsv(reports, asked, format)], { type: 'text/csv' }),
  };
}

/** One line a model and criterion; shares from 0 to 1. */
function accuraciesCsv(
  reports: readonly { readonly name: string; readonly criteria: readonly Criterion[] }[],
  asked: AskedRadii,
  format: (radius: number) => string,
): string {
  const lines = reports.flatMap(({ name, criteria }) =>
    criteria.map(({ id, tallies }) => {
      const { verified, attacked, clean } = sharesOf(tallies.overall, id);
      const what = [name, criterionWords(id, asked, format).name].map(quote);
      return [...what, tallies.overall.images, verified, attacked, clean].join();
    }),
  );
  return ['model,criterion,images,verified,attacked,clean', ...lines, ''].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
