import { useCallback, useEffect, useRef, useState } from 'react';
import type { Running } from '../../app/controls/ProgressLine';
import { askAgain, isCancelled, messageOf } from '../../app/models/askAgain';
import { datasetFor } from '../../app/models/datasetFor';
import { findModel } from '../../app/models/openedModels';
import { backgroundEngine, engine } from '../../engine/client';
import type { ModelSummary, Progress } from '../../engine/types';
import type { RadiusTable, TableMethod } from '../../evaluation/table/radiusTable';
import { findTable } from './findTable';
import { modelName } from './modelName';

/** A model with its certified radius table. */
export interface LoadedTable {
  /** Names the model in the state. */
  readonly key: string;
  /** What the engine calls it. */
  readonly source: string;
  readonly name: string;
  readonly model: ModelSummary;
  readonly table: RadiusTable;
}

/** A model that has no table yet. */
export type Tableless = Omit<LoadedTable, 'table'>;

/** What is to be computed. */
export interface TableOrder {
  readonly method: TableMethod;
  readonly count: number;
}

export interface Tables {
  /** In the order of the models. */
  readonly loaded: readonly LoadedTable[];
  readonly missing: readonly Tableless[];
  readonly running: Running | null;
  readonly compute: (model: Tableless, order: TableOrder) => void;
  /** Takes a table that was read from a file; the model it belongs to must be among those on screen. */
  readonly take: (table: RadiusTable) => Promise<void>;
  readonly cancel: () => void;
}

const known = new Map<string, RadiusTable>();

/** The tables of the models: those that come with them, or were computed here before; others can be computed. */
export function useTables(keys: readonly string[], onError: (message: string) => void): Tables {
  const [found, setFound] = useState<readonly (Tableless & { table: RadiusTable | null })[]>([]);
  const [running, setRunning] = useState<Running | null>(null);
  const busy = useRef(false);
  const list = keys.join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: errors go to whoever asked first
  const refresh = useCallback(async () => {
    const entries = await Promise.all(
      list
        .split('\n')
        .filter(Boolean)
        .map((key) =>
          describe(key).catch((error: unknown) => {
            onError(messageOf(error));
            return null;
          }),
        ),
    );
    return entries.filter((entry) => entry !== null);
  }, [list]);

  useEffect(() => {
    let wanted = true;
    void refresh().then((entries) => wanted && setFound(entries));
    return () => {
      wanted = false;
    };
  }, [refresh]);

  const compute = async (model: Tableless, { method, count }: TableOrder) => {
    const dataset = datasetFor(model.model);
    if (dataset === null) return onError(`No bundled images fit ${model.name}, so it has no accuracy to count here.`);
    if (busy.current) return;
    busy.current = true;
    const since = performance.now();
    const what = `Certified radii of ${model.name}`;
    setRunning({ since, what });
    try {
      const request = { model: model.source, dataset, count, method };
      const worker = backgroundEngine();
      const onProgress = (progress: Progress) => setRunning({ since, what: told(what, progress), progress });
      const table = await askAgain(model.model, () => worker.radiusTable(request, onProgress), worker);
      known.set(model.key, table);
      setFound(await refresh());
    } catch (error) {
      if (!isCancelled(error)) onError(messageOf(error));
    } finally {
      busy.current = false;
      setRunning(null);
    }
  };
  const take = async (table: RadiusTable) => {
    const owner = found.find(({ model }) => model.id === table.about.model.hash);
    if (!owner) throw new Error(`The table is of ${table.about.model.name}. Add that model first.`);
    await engine().keepTable(table);
    known.set(owner.key, table);
    setFound(await refresh());
  };
  return {
    loaded: found.flatMap(({ table, ...model }) => (table ? [{ ...model, table }] : [])),
    missing: found.filter(({ table }) => table === null),
    running,
    compute: (model, order) => void compute(model, order),
    take,
    cancel: () => void backgroundEngine().cancel(),
  };
}

async function describe(key: string): Promise<Tableless & { table: RadiusTable | null }> {
  const model = await findModel(key);
  const table = known.get(key) ?? (await findTable(model));
  if (table) known.set(key, table);
  return { key, source: model.card?.id ?? model.id, name: modelName(key, model), model, table };
}

function told(what: string, { done, total }: Progress): string {
  return `${what} · ${Math.floor(done)} of ${total} images`;
}
