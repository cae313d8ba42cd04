import { isCount, isFiniteNumber, isInstanceOf, isRecordOf, isText, where } from '../../numbers/guards';
import { checkAbout, checkTable } from '../../radii/table/checkTable';
import { NEVER, type TableAbout } from '../../radii/table/radiusTable';
import { type RunState, tableOf } from '../../radii/tableRun';
import { type KeptRun, keyOf } from './tableStore';

const isAbout = where(isRecordOf<object>({}), (about) => passes(() => checkAbout(about as TableAbout)));

const isRun = isRecordOf<RunState>({
  about: isAbout as (value: unknown) => value is TableAbout,
  indices: isInstanceOf(Uint32Array),
  labels: isInstanceOf(Uint16Array),
  predictions: isInstanceOf(Uint16Array),
  certified: isInstanceOf(Uint16Array),
  unprovable: isInstanceOf(Uint16Array),
  attacked: isInstanceOf(Uint16Array),
  searched: isInstanceOf(Uint16Array),
});

const isRecord = isRecordOf<KeptRun>({ key: isText, run: isRun, done: isFiniteNumber, savedAt: isCount });

/** Whether a record is a run that can be gone on with, or a table where it is done, and is kept under its own key. */
const isKeptRun = where(isRecord, ({ key, run, done }) => {
  const isOwn = key === keyOf(run) || key === `file-${keyOf(run)}`;
  const isDone = done >= run.labels.length;
  return isOwn && isConsistent(run) && (!isDone || passes(() => checkTable(tableOf(run))));
});

/** Whether a run's numbers have the places, and the values, that they can have. */
function isConsistent({ about, indices, labels, predictions, ...pairs }: RunState): boolean {
  const { outputs, grid } = about;
  const rows = labels.length;
  const { certified, unprovable, attacked, searched } = pairs;
  return (
    rows > 0 &&
    [indices, predictions].every(({ length }) => length === rows) &&
    [certified, unprovable, attacked, searched].every(({ length }) => length === rows * outputs) &&
    labels.every((label) => label < outputs) &&
    predictions.every((prediction) => prediction < outputs || prediction === NEVER) &&
    certified.every((count, at) => {
      if (at % outputs === labels[Math.floor(at / outputs)]) return count === NEVER;
      const place = attacked[at] as number;
      return count <= grid.length && (place === NEVER || place < grid.length) && place >= count;
    })
  );
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** What of a run had another name in records that are kept from earlier. */
const FORMER_NAMES = { refused: 'unprovable', resisted: 'searched' } as const;

/** The run of a record, also of one that was kept under earlier names; undefined where it is none that can be used. */
export function readKeptRun(record: unknown): KeptRun | undefined {
  const { run, ...rest } = { ...(record as Partial<KeptRun>) };
  const fields = Object.entries(run ?? {}).map(([name, value]) => [FORMER_NAMES[name as 'refused'] ?? name, value]);
  const read = { ...rest, run: Object.fromEntries(fields) };
  return isKeptRun(read) ? read : undefined;
}
