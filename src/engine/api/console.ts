import type { BackendName } from '../../catalog/backends';
import type { Counted, CriteriaOptions } from '../../radii/table/countCriteria';
import type { TableJson } from '../../radii/table/tableJson';
import type { AttackContract } from '../requests/attack/attackContract';
import type { ContractResult } from '../requests/bounds/contract';
import { type Fields, requireFields } from '../requests/fields';
import type { RadiusContract } from '../requests/radius/radiusContract';
import { engine } from './client';
import { openedModel } from './openedFiles';
import type {
  AttackRequest,
  BoundsRequest,
  DataSummary,
  GivenData,
  ModelCard,
  ModelFile,
  ModelSource,
  RadiusRequest,
  RadiusTableRequest,
  SupportReport,
  VerifyRequest,
  VerifyResult,
  WeightReport,
  WeightsRequest,
} from './types';
import { type Spoken, withNumbers } from './withNumbers';

/** What people find at `boundscope` in the browser's console; described in the README. */
interface ConsoleApi {
  /** Bounds of a network over boxes of inputs; with `indices`, or several inputs in one, every field is batched. */
  bounds(request: Spoken<BoundsRequest>): Promise<ContractResult>;
  /** The same as an archive of NumPy arrays, as a file to save. */
  boundsNpz(request: Spoken<BoundsRequest>): Promise<Blob>;
  /** Reads a data set of one's own from files, such as those of a file field: `input: { dataset: id, index }` names it. */
  openData(given: GivenData): Promise<DataSummary>;
  /** The file of a network that was opened in this page, by its name: `model` takes it. */
  opened(name: string): ModelFile;
  /** Looks for inputs of the boxes that are misclassified; batched in the same way. */
  attack(request: Spoken<AttackRequest>): Promise<AttackContract>;
  /** How far inputs can be moved: radii that are certified, and radii that are falsified; batched in the same way. */
  radius(request: Spoken<RadiusRequest>): Promise<RadiusContract>;
  /** Whether a property in VNN-LIB holds for a network: verified, falsified with a counterexample, unknown or timeout. */
  verify(request: VerifyRequest): Promise<VerifyContract>;
  /** The certified radius table of a classifier, as `npx boundscope evaluate --table` writes it. */
  radiusTable(request: Spoken<RadiusTableRequest>): Promise<TableJson>;
  /** Images of a table that meet each criterion: at every radius of the grid, at those given, or for groups of classes. */
  accuracies(table: TableJson, criteria?: Partial<Spoken<CriteriaOptions>>): Promise<readonly Counted[]>;
  /** How bounds get through every node of a network and what they take on this machine, before anything is computed. */
  report(model: ModelSource): Promise<SupportReport>;
  /** Statistics of the weights of one of a network's layers. */
  weights(request: WeightsRequest): Promise<readonly WeightReport[]>;
  /** Sets how many bytes bounding may take from now on: 1e9 unless said otherwise. What needs more is refused. */
  limitMemory(bytes: number): Promise<void>;
  /** The bundled models. */
  models(): Promise<readonly ModelCard[]>;
  /** The backends of this browser, best first. */
  backends(): Promise<readonly BackendName[]>;
}

/** What `boundscope.verify` gives; a counterexample in plain numbers. */
interface VerifyContract extends Omit<VerifyResult, 'counterexample' | 'of'> {
  readonly counterexample: { readonly input: number[]; readonly output: number[] } | null;
}

declare global {
  interface Window {
    boundscope: ConsoleApi;
  }
}

// Few visitors script the page: the first screen does not load what that needs.
const contract = () => import('../requests/bounds/contract');
const npz = () => import('../requests/bounds/boundsNpz');
const attackContract = () => import('../requests/attack/attackContract');
const radiusContract = () => import('../requests/radius/radiusContract');
const tables = () => import('../../radii/table/tableJson');
const counting = () => import('../../radii/table/countCriteria');

const CRITERIA_FIELDS: Fields<CriteriaOptions> = {
  epsilons: 'optional',
  groups: 'optional',
  inner: 'optional',
  outer: 'optional',
};

const EVERY_RADIUS: CriteriaOptions = { epsilons: [], groups: undefined, inner: 0, outer: 0 };

/** Puts the console API into the page. */
export function installConsole(): void {
  window.boundscope = {
    async bounds(spoken) {
      const request = withNumbers(spoken);
      const [result, { toContract }] = await Promise.all([engine().bounds(request), contract()]);
      return toContract(result, asksForBatch(request, result.batch));
    },
    async boundsNpz(spoken) {
      const [result, { boundsNpz }] = await Promise.all([engine().bounds(withNumbers(spoken)), npz()]);
      return new Blob([new Uint8Array(boundsNpz(result))], { type: 'application/zip' });
    },
    opened: openedModel,
    openData: (given) => engine().openData(given),
    async attack(spoken) {
      const request = withNumbers(spoken);
      const [result, { attackToContract }] = await Promise.all([engine().attack(request), attackContract()]);
      return attackToContract(result, asksForBatch(request, result.batch));
    },
    async radius(spoken) {
      const request = withNumbers(spoken);
      const [result, { radiusToContract }] = await Promise.all([engine().radius(request), radiusContract()]);
      return radiusToContract(result, asksForBatch(request, result.batch));
    },
    async verify(request) {
      const { counterexample, of: _, ...result } = await engine().verify(request);
      if (!counterexample) return { ...result, counterexample };
      const { input, output } = counterexample;
      return { ...result, counterexample: { input: input.map(Number), output: [...output] } };
    },
    async radiusTable(request) {
      const [table, { tableToJson }] = await Promise.all([engine().radiusTable(withNumbers(request)), tables()]);
      return tableToJson(table);
    },
    async accuracies(table, spoken = {}) {
      const criteria = withNumbers<Partial<CriteriaOptions>>(spoken);
      requireFields('choice of accuracies', criteria, CRITERIA_FIELDS);
      const [{ tableFromJson }, { countCriteria }] = await Promise.all([tables(), counting()]);
      return countCriteria(tableFromJson(table), { ...EVERY_RADIUS, ...criteria });
    },
    report: (model) => engine().report(model),
    weights: (request) => engine().weights(request),
    limitMemory: (bytes) => engine().limitMemory(bytes),
    models: () => engine().models(),
    backends: () => engine().backends(),
  };
}

/** Whether the answer to a request carries a batch dimension. */
function asksForBatch({ input }: Pick<BoundsRequest, 'input'>, batch: number): boolean {
  return typeof input === 'object' && 'dataset' in input ? 'indices' in input : batch > 1;
}
