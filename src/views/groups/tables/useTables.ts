import { useEffect, useMemo, useReducer, useSyncExternalStore } from 'react';
import { Asker } from '../../../app/ask/asker';
import type { Asking, Running } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { notifyDamaged } from '../../../app/commands/notifyDamaged';
import { useOnArrival } from '../../../app/models/arrived';
import { datasetFor } from '../../../app/models/datasetFor';
import { requestName } from '../../../app/models/known';
import { nameOfKey } from '../../../app/models/openedModels';
import { isOwnData } from '../../../app/models/ownData';
import { ownState } from '../../../app/models/ownState';
import { modelOf, questionOf } from '../../../app/models/useModel';
import type { StateOf } from '../../../app/state/fields';
import { useViewState } from '../../../app/state/store';
import type { TableMethod } from '../../../catalog/methods';
import { backgroundEngine, engine } from '../../../engine/api/client';
import type { ModelSummary, Progress } from '../../../engine/api/types';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { NO_TABLE } from '../words';

/** A model with its certified radius table. */
export interface LoadedTable {
  /** Names the model in the state. */
  readonly key: string;
  /** What the engine calls it. */
  readonly source: string;
  readonly name: string;
  readonly model: ModelSummary;
  readonly table: RadiusTable;
  /** Of the networks that its recipe comes to with other seeds. */
  readonly otherSeeds: readonly RadiusTable[];
}

/** A model that has no table yet. */
export type Tableless = Omit<LoadedTable, 'table' | 'otherSeeds'>;

/** A model that cannot be had. */
interface FailedModel {
  readonly key: string;
  readonly name: string;
  /** Why, as a sentence. */
  readonly failure: string;
}

/** What is to be computed. */
export interface TableOrder {
  readonly method: TableMethod;
  readonly count: number;
}

export interface Tables {
  /** In the order of the models. */
  readonly loaded: readonly LoadedTable[];
  readonly missing: readonly Tableless[];
  readonly failed: readonly FailedModel[];
  readonly running: Running | null;
  /** Why a table could not be computed. */
  readonly error: Error | null;
  readonly compute: (model: Tableless, order: TableOrder) => void;
  /** Takes a table that was read from a file; the model it belongs to must be among those on screen. */
  readonly take: (table: RadiusTable) => Promise<void>;
  readonly cancel: () => void;
}

/** What is known of a model on screen. */
type Entry = (Omit<LoadedTable, 'table'> & { readonly table: RadiusTable | null }) | FailedModel;

interface Question {
  readonly keys: readonly string[];
  /** What a person knows of them. */
  readonly own: StateOf<typeof ownState>;
  /** Another number asks anew. */
  readonly version: number;
}

/** The latest tables that were computed or taken on this visit, by their model and its images. */
const known = new Map<string, RadiusTable>();

function keyOfTable(model: ModelSummary): string {
  return `${model.id} ${datasetFor(model)}`;
}

const ENTRIES: Asking<Question, readonly Entry[]> = {
  keyOf: ({ keys, own, version }) => `${version} ${JSON.stringify(keys.map((key) => questionOf(key, own)))}`,
  what: () => 'Reading the tables',
  compute: ({ keys, own }) => Promise.all(keys.map((key) => describe(key, own))),
};

interface Run {
  readonly model: Tableless;
  readonly order: TableOrder;
}

/** A run goes on while other views are shown. */
const runs = new Asker<Run, RadiusTable>({
  keyOf: ({ model, order }) => `${keyOfTable(model.model)} ${order.method} ${order.count}`,
  what: ({ model }) => `Certified radii of ${model.name}`,
  async compute({ model, order: { method, count } }, computing) {
    const dataset = datasetFor(model.model);
    if (dataset === null) throw new Error(NO_TABLE.noImages(model.name));
    const request = { model: model.source, dataset, count, method };
    const table = await backgroundEngine().radiusTable(request, computing);
    known.set(keyOfTable(model.model), table);
    return table;
  },
});

/** The tables of the models: those that come with them, or were computed here before; others can be computed. */
export function useTables(keys: readonly string[]): Tables {
  const [version, renew] = useReducer((count: number) => count + 1, 0);
  const [own] = useViewState(ownState);
  useOnArrival(renew);
  const question = useMemo(() => ({ keys, own, version }), [keys, own, version]);
  const { value, latest } = useAnswer(question, ENTRIES);
  const run = useSyncExternalStore(runs.subscribe, runs.state);
  const finished = run.latest;
  useEffect(() => {
    if (finished) renew();
  }, [finished]);
  const entries = value ?? latest?.value;
  const { models, ...found } = useMemo(() => sorted(keys, entries ?? []), [keys, entries]);

  const take = async (table: RadiusTable) => {
    const owner = models.find(({ model }) => model.id === table.about.model.hash);
    if (!owner) throw new Error(NO_TABLE.otherModel(table.about.model.name));
    await engine().keepTable(table);
    known.set(keyOfTable(owner.model), table);
    renew();
  };
  const compute = (model: Tableless, order: TableOrder) => {
    if (run.running) return;
    // The same table may be asked for again.
    runs.ask(null);
    runs.ask({ model, order });
  };
  return {
    ...found,
    running: run.running && counted(run.running.running),
    error: run.error?.error ?? null,
    compute,
    take,
    cancel: runs.cancel,
  };
}

/** What is shown of the models; the same objects until it changes, since what is counted of tables is kept by them. */
function sorted(keys: readonly string[], entries: readonly Entry[]) {
  // Those of models that are no longer asked for are gone at once.
  const shown = keys.flatMap((key) => entries.find((entry) => entry.key === key) ?? []);
  const models = shown.filter((entry) => 'model' in entry);
  return {
    models,
    loaded: models.flatMap(({ table, ...model }) => (table ? [{ ...model, table }] : [])),
    missing: models.filter(({ table }) => table === null),
    failed: shown.filter((entry) => 'failure' in entry),
  };
}

async function describe(key: string, own: Question['own']): Promise<Entry> {
  try {
    const model = await modelOf(questionOf(key, own));
    const table = known.get(keyOfTable(model)) ?? (await findTable(model));
    const isBundled = model.card !== undefined && table?.about.model.id === model.card.id;
    const otherSeeds = isBundled ? await engine().seedTables(table.about.model.id) : [];
    return { key, source: requestName(model), name: model.name, model, table, otherSeeds };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { key, name: nameOfKey(key), failure };
  }
}

function counted(running: Running): Running {
  return running.progress ? { ...running, what: withCount(running.what, running.progress) } : running;
}

function withCount(what: string, { done, total }: Progress): string {
  return `${what} · ${Math.floor(done)} of ${total} images`;
}

/** Whether a table is of the images that a model is shown; those of one's own must be the same. */
function isOfImages(dataset: string, { images }: ModelSummary): boolean {
  return images ? dataset === images : !isOwnData(dataset);
}

/** The table to begin with: the one with most images that was finished here, or that comes with the model; null for none. */
async function findTable(model: ModelSummary): Promise<RadiusTable | null> {
  const named = model.card && !model.images ? await engine().bundledTable(model.card.id) : null;
  // A network trained here may go by a bundled one's name.
  const bundled = named?.about.model.hash === model.id ? named : null;
  const { good, damaged } = await engine().storedTables();
  notifyDamaged('radius table', damaged, (key) => engine().deleteTable(key));
  const finished = good.filter(
    ({ about, done, images }) => about.model.hash === model.id && done === images && isOfImages(about.dataset, model),
  );
  const [largest] = [...finished].sort((a, b) => b.images - a.images);
  if (!largest || (bundled && bundled.labels.length >= largest.images)) return bundled;
  return engine().storedTable(largest.key);
}
