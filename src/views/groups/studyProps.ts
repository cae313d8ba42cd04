import type { OrderedTree } from '../../app/grouping/useClassTree';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import type { UpdateState } from '../../app/state/store';
import type { DatasetImages } from '../../engine/api/types';
import type { RadiusScale } from '../../pictures/radiusScale';
import type { ComparisonRow } from './models/comparison';
import type { AskedRadii } from './state/criteria';
import type { AskingState, GroupsState } from './state/groupsState';
import type { ModelReport } from './state/useReports';
import type { Tableless, TableOrder } from './tables/useTables';

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
  /** Shows a model alone, on images of one's own or on those that come with Boundscope. */
  readonly onImages: (key: string, id: string | null) => void;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
}
