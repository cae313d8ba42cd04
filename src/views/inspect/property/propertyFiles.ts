import { type ExportOption, fileStem } from '../../../app/commands/exports';
import type { VerifyResult } from '../../../engine/api/types';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import type { Decided } from '../ask/treeHistory';
import { SPLIT_PLANE } from '../pictures/SplitPlane';
import { TREE_CHART } from '../pictures/TreeChart';
import { decisionJson, treeCsv } from '../state/decisionFiles';

/** The answer to a property, with its text, and its tree; pictures of both as they stand in the dialog. */
export function propertyFiles(
  { result, history }: Decided<VerifyResult>,
  property: string,
  network: string,
): readonly ExportOption[] {
  const stem = `${fileStem(network)}-property`;
  const picture = (id: string, label: string, selector: string) =>
    pictureFiles({
      id: `property-${id}`,
      label,
      stem: `${stem}-${id}`,
      selector: `dialog #${selector}`,
      words: () => ({ title: `${label}: ${network}` }),
    });
  return [
    {
      id: 'property-json',
      label: 'Decision of the property (JSON)',
      fileName: `${stem}.json`,
      produce: () => new Blob([decisionJson(result, network, { property })], { type: 'application/json' }),
    },
    {
      id: 'property-tree-csv',
      label: 'Tree of the property, over time (CSV)',
      fileName: `${stem}.csv`,
      produce: () => new Blob([treeCsv(history)], { type: 'text/csv' }),
    },
    ...picture('tree', 'Tree of the property', TREE_CHART),
    ...(result.tree.boxes?.length ? picture('boxes', 'Boxes of the property', SPLIT_PLANE) : []),
  ];
}
