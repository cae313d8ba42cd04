import type { Counted, CriteriaOptions } from '../evaluation/table/countCriteria';
import type { TableJson } from '../evaluation/table/tableJson';
import type { AttackContract, RadiusContract } from './attackContract';
import { engine } from './client';
import type { ContractResult } from './contract';
import type { AttackRequest, BackendName, BoundsRequest, ModelCard, RadiusRequest, RadiusTableRequest } from './types';

/** What people find at `boundscope` in the browser's console; described in the README. */
export interface ConsoleApi {
  /** Bounds of a network over boxes of inputs; with `indices`, or several inputs in one, every field is batched. */
  bounds(request: BoundsRequest): Promise<ContractResult>;
  /** Looks for inputs of the boxes that are misread; batched in the same way. */
  attack(request: AttackRequest): Promise<AttackContract>;
  /** How far inputs can be moved: radii that are certified, and radii that are falsified; batched in the same way. */
  radius(request: RadiusRequest): Promise<RadiusContract>;
  /** The certified radius table of a classifier, as `npx boundscope evaluate --table` writes it. */
  radiusTable(request: RadiusTableRequest): Promise<TableJson>;
  /** Images of a table that meet each criterion: at every radius of the grid, at those given, or for groups of classes. */
  accuracies(table: TableJson, criteria?: Partial<CriteriaOptions>): Promise<readonly Counted[]>;
  /** The bundled models. */
  models(): Promise<readonly ModelCard[]>;
  /** The backends of this browser, best first. */
  backends(): Promise<readonly BackendName[]>;
}

declare global {
  interface Window {
    boundscope: ConsoleApi;
  }
}

// Few visitors script the page: the first screen does not load what that needs.
const contract = () => import('./contract');
const attackContract = () => import('./attackContract');
const tables = () => import('../evaluation/table/tableJson');
const counting = () => import('../evaluation/table/countCriteria');

const EVERY_RADIUS: CriteriaOptions = { epsilons: [], groups: undefined, inner: 0, outer: 0 };

/** Puts the console API into the page. */
export function installConsole(): void {
  window.boundscope = {
    async bounds(request) {
      const [result, { toContract }] = await Promise.all([engine().bounds(request), contract()]);
      return toContract(result, asksForBatch(request, result.batch));
    },
    async attack(request) {
      const [result, { attackToContract }] = await Promise.all([engine().attack(request), attackContract()]);
      return attackToContract(result, asksForBatch(request, result.batch));
    },
    async radius(request) {
      const [result, { radiusToContract }] = await Promise.all([engine().radius(request), attackContract()]);
      return radiusToContract(result, asksForBatch(request, result.batch));
    },
    async radiusTable(request) {
      const [table, { tableToJson }] = await Promise.all([engine().radiusTable(request), tables()]);
      return tableToJson(table);
    },
    async accuracies(table, criteria) {
      const [{ tableFromJson }, { countCriteria }] = await Promise.all([tables(), counting()]);
      return countCriteria(tableFromJson(table), { ...EVERY_RADIUS, ...criteria });
    },
    models: () => engine().models(),
    backends: () => engine().backends(),
  };
}

/** Whether the answer to a request carries a batch dimension. */
export function asksForBatch({ input }: Pick<BoundsRequest, 'input'>, batch: number): boolean {
  return 'dataset' in input ? 'indices' in input : batch > 1;
}
