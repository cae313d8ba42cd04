import { Menu, type MenuItem } from '../../app/controls/Menu';
import { formatCount } from '../../charts/numbers';
import type { RadiusTable, TableMethod } from '../../evaluation/table/radiusTable';
import type { TableOrder } from './useTables';

interface TableMenuProps {
  /** The table on screen; null where there is none yet. */
  readonly table: RadiusTable | null;
  readonly onCompute: (order: TableOrder) => void;
}

const METHODS: readonly { readonly method: TableMethod; readonly name: string; readonly note: string }[] = [
  { method: 'ibp', name: 'IBP', note: 'Seconds; proves little unless the network was trained for it.' },
  { method: 'crown-ibp', name: 'CROWN-IBP', note: 'A minute or so; proves more.' },
  { method: 'crown', name: 'CROWN', note: 'Minutes; proves most.' },
];
const COUNTS = [100, 1000, 10_000];

/** Which table is shown, and what else can be computed. */
export function TableMenu({ table, onCompute }: TableMenuProps) {
  const orders = COUNTS.flatMap((count) => METHODS.map(({ method, name, note }) => ({ method, count, name, note })));
  const items = orders.map(
    ({ method, count, name, note }, at): MenuItem => ({
      id: `${method} ${count}`,
      label: `Compute ${formatCount(count)} images with ${name}`,
      ...(count === 1000 && { note }),
      separated: at > 0 && at % METHODS.length === 0,
    }),
  );
  return (
    <Menu
      label="Certified radii"
      look={table ? 'plain' : 'outlined'}
      items={items}
      onSelect={(id) => {
        const order = orders.find(({ method, count }) => `${method} ${count}` === id);
        if (order) onCompute(order);
      }}
    >
      {table ? describe(table) : 'Compute certified radii'}
    </Menu>
  );
}

function describe({ about, labels }: RadiusTable): string {
  const name = METHODS.find(({ method }) => method === about.method)?.name ?? about.method;
  return `${formatCount(labels.length)} images, ${name}`;
}
