import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import type { TableMethod } from '../catalog/methods';
import type { Network } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { startTestBackend } from '../testing/backend';
import { randomNetworks } from '../testing/networks/treeNetworks';
import { assembleTree } from '../training/tree/assembleTree';
import { computeTable } from './computeTable';
import { groupReport } from './table/groupReport';
import { certifiedRadius, NEVER, type RadiusTable } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

const GRID = Array.from({ length: 17 }, (_, step) => step / 64);
const GROUP_OF = [0, 1, 0, 2, 2];
/** The class within its group. */
const WITHIN = [0, 0, 1, 0, 1];
const TREE = [[0, 2], 1, [3, 4]] as const;
const INNER = 3 / 64;
const OUTER = 5 / 64;

const random = new Random(5, 'points');
const POINTS = Array.from({ length: 60 }, () => Array.from({ length: 3 }, () => 2 * random.uniform() - 1));

beforeAll(async () => {
  await startTestBackend('wasm');
});

/** The table of some points under a network. */
async function tableOf(
  network: Network,
  outputs: number,
  labels: readonly number[],
  rows: readonly number[],
  method: TableMethod,
) {
  const ready = uploadNetwork(network);
  const model = { id: 'tree', name: 'tree', hash: 'tree' };
  const attack = { restarts: 1, steps: 8, seed: 1 };
  const about = {
    version: 1,
    model,
    dataset: 'none',
    method,
    rounding: 'real',
    clip: null,
    grid: GRID,
    attack,
    outputs,
  } as const;
  const run = new TableRun(newState(about, Uint32Array.from(rows), Uint16Array.from(labels)));
  const read = async (some: readonly number[]) =>
    Float64Array.from(some.flatMap((row) => POINTS[rows[row] as number] ?? []));
  const table = await computeTable(run, { ready, read }, NO_CHECKPOINT, { afterBatch: async () => {} });
  ready.dispose();
  return table;
}

const certifiedAt = (table: RadiusTable, row: number, epsilon: number) =>
  Array.from({ length: table.about.outputs }, (_, other) => certifiedRadius(table, row, other)).every(
    (rho) => rho >= epsilon && rho > 0,
  );

describe.each(['ibp', 'crown'] as const)('the table of a tree of decisions by %s', (method) => {
  it('is made of the tables of its decisions', async () => {
    const networks = randomNetworks(TREE, 3, 7);
    const [root, first, third] = networks as [Network, Network, Network];
    const all = POINTS.map((_, row) => row);
    const tree = assembleTree('tree', TREE, networks);
    // Mostly what the tree answers, so that there is something to prove.
    const { predictions } = await tableOf(
      tree,
      5,
      all.map(() => 0),
      all,
      'ibp',
    );
    const labels = [...predictions].map((label, row) => (row % 5 === 0 ? (label + 1 + (row % 2)) % 5 : label));
    const table = await tableOf(tree, 5, labels, all, method);
    const groups = labels.map((label) => GROUP_OF[label] as number);
    const rootTable = await tableOf(root, 3, groups, all, method);

    const nodes = new Map<number, { table: RadiusTable; row: number }>();
    for (const [group, network] of [
      [0, first],
      [2, third],
    ] as const) {
      const rows = all.filter((row) => groups[row] === group);
      const own = await tableOf(
        network,
        2,
        rows.map((row) => WITHIN[labels[row] as number] as number),
        rows,
        method,
      );
      for (const [at, row] of rows.entries()) nodes.set(row, { table: own, row: at });
    }

    for (const row of all) {
      for (let j = 0; j < 5; j++) {
        const [found, node] = [certifiedRadius(table, row, j), nodes.get(row)];
        if (j === labels[row]) continue;
        if (GROUP_OF[j] !== groups[row]) expect(found).toBe(certifiedRadius(rootTable, row, GROUP_OF[j] as number));
        else if (node) expect(found).toBe(certifiedRadius(node.table, node.row, WITHIN[j] as number));
      }
    }

    const report = groupReport(table, GROUP_OF, INNER, OUTER);
    const inRoot = all.filter((row) => certifiedAt(rootTable, row, OUTER));
    const inBoth = inRoot.filter((row) => {
      const node = nodes.get(row);
      return !node || certifiedAt(node.table, node.row, INNER);
    });
    expect(report.interGroup.overall.verified).toBe(inRoot.length);
    expect(report.adaptive.overall.verified).toBe(inBoth.length);
    const groupRight = all.filter((row) => rootTable.predictions[row] === groups[row]);
    expect(report.adaptive.overall.cleanGroup).toBe(groupRight.length);
    // Else the test would compare nothing.
    expect(inBoth.length).toBeGreaterThan(5);
    expect(inRoot.length).toBeGreaterThan(inBoth.length);
    expect(all.length).toBeGreaterThan(inRoot.length);
    expect(table.attacked.some((place) => place !== NEVER)).toBe(true);
  });
});
