import { type ExportOption, fileStem, useExports } from '../../../app/commands/exports';
import { tableToCsv } from '../../../radii/table/tableCsv';
import { tableToJson } from '../../../radii/table/tableJson';
import { type ComparisonRow, comparisonCsv } from '../models/comparison';
import { criterionWords } from '../words';
import { type AskedRadii, type Criterion, sharesOf } from './criteria';
import type { ModelReport } from './useReports';

/** Offers the tables as CSV and JSON, and what is counted from them as CSV. */
export function useGroupsExports(
  reports: readonly ModelReport[],
  asked: AskedRadii | null,
  comparison: readonly ComparisonRow[],
  format: (radius: number) => string,
): void {
  const numbers = asked ? [accuracies(reports, asked, format), comparisonFile(reports, comparison)] : [];
  useExports(reports.length > 0 ? [...numbers, ...reports.flatMap(filesOf)] : []);
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
