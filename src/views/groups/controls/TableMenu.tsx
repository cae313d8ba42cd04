import { copyText } from '../../../app/commands/copyText';
import { Menu, type MenuItem } from '../../../app/controls/Menu';
import { METHODS, TABLE_METHOD_NAMES, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import type { ModelSummary } from '../../../engine/api/types';
import { counted } from '../../../numbers/format';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { commandFor } from '../tables/commandFor';
import type { TableOrder } from '../tables/useTables';
import { OTHER_MACHINES } from '../words';

interface TableMenuProps {
  /** The table on screen; null where there is none yet. */
  readonly table: RadiusTable | null;
  /** Of the model in the view's state. */
  readonly name: string;
  readonly model: ModelSummary;
  /** The data set that it is computed on. */
  readonly dataset: string | null;
  /** How many images there are. */
  readonly images: number;
  readonly onCompute: (order: TableOrder) => void;
}

const COUNTS = [100, 1000, 10_000];

const ELSEWHERE = 'elsewhere';

/** Which table is shown, and what else can be computed. */
export function TableMenu({ table, name, model, dataset, images, onCompute }: TableMenuProps) {
  const orders = countsUpTo(images).flatMap((count) => TABLE_METHOD_NAMES.map((method) => ({ method, count })));
  const items = orders.map(
    ({ method, count }, at): MenuItem => ({
      id: `${method} ${count}`,
      label: `Compute ${counted(count, 'image')} with ${METHODS[method].title}`,
      ...(count === 1000 && { note: METHODS[method].tableNote ?? '' }),
      separated: at > 0 && at % TABLE_METHOD_NAMES.length === 0,
    }),
  );
  const commands = commandFor(name, model, dataset, { method: USUAL_TIGHT_METHOD, count: images });
  const elsewhere: MenuItem = { id: ELSEWHERE, ...OTHER_MACHINES, separated: true };
  return (
    <Menu
      label="Certified radii"
      look={table ? 'plain' : 'outlined'}
      items={commands ? [...items, elsewhere] : items}
      onSelect={(id) => {
        if (id === ELSEWHERE && commands) void copyText(commands, 'Commands');
        const order = orders.find(({ method, count }) => `${method} ${count}` === id);
        if (order) onCompute(order);
      }}
    >
      {table ? describe(table) : 'Compute certified radii'}
    </Menu>
  );
}

/** The usual numbers of images, and all where they are fewer. */
function countsUpTo(images: number): number[] {
  const fewer = COUNTS.filter((count) => count < images);
  return fewer.length < COUNTS.length ? [...fewer, images] : fewer;
}

function describe({ about, labels }: RadiusTable): string {
  return `${counted(labels.length, 'image')}, ${METHODS[about.method].title}`;
}
