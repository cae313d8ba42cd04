import type { OrderedTree } from '../../app/grouping/useClassTree';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import type { UpdateState } from '../../app/useViewState';
import type { RadiusScale } from '../../charts/radiusScale';
import type { DatasetImages } from '../../engine/types';
import type { ComparisonRow } from './comparison';
import type { AskedRadii } from './criteria';
import type { AskingState, GroupsState } from './groupsState';
import type { ModelReport } from './useReports';
import type { Tableless, TableOrder } from './useTables';

/** What the parts of the view are made of. */
export interface StudyProps {
  readonly reports: readonly ModelReport[];
  /** The models in numbers. */
  readonly comparison: readonly ComparisonRow[];
  /** What the network of the tree is called. */
  readonly treeName: string;
  readonly ordered: OrderedTree;
  readonly controls: GroupingControls;
  readonly asked: AskedRadii;
  readonly dataset: DatasetImages | null;
  readonly nameOf: (label: number) => string;
  readonly grid: readonly number[];
  readonly scale: RadiusScale;
  readonly state: AskingState;
  readonly update: UpdateState<GroupsState>;
  readonly narrow: boolean;
  readonly onCompute: (model: Tableless, order: TableOrder) => void;
}
