import { useCommands } from '../../../app/commands/commands';
import { cutCommands } from '../../../app/grouping/cutCommands';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { UpdateState } from '../../../app/state/store';
import type { TrainingSnapshot, Trainings } from '../../../engine/api/trainingTypes';
import { isActive, isExportable, isResumable } from '../runs/phases';
import { STOP_NOTE } from '../words';
import { NUMBERS, type NumberSetting, type TrainState } from './trainState';

interface Commanded {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly all: Trainings;
  /** Those on screen. */
  readonly runs: readonly TrainingSnapshot[];
  readonly controls: GroupingControls | null;
  readonly at: number | null;
  /** Null while nothing can be started. */
  readonly onStart: (() => void) | null;
  /** Opens Groups with what is on screen. */
  readonly onCompare: () => void;
  readonly onRead: (epoch: number | null) => void;
}

const RADIUS_STEP = 0.01;

/** The keys of this view, which the palette lists too. */
export function useTrainCommands({
  state,
  update,
  all,
  runs,
  controls,
  at,
  onStart,
  onCompare,
  onRead,
}: Commanded): void {
  const active = runs.filter(isActive);
  const resumable = runs.filter(isResumable);
  const setting = () => runs.length === 0;
  const stoppable = runs.filter(({ phase }) => phase === 'paused' || phase === 'running' || phase === 'waiting');
  const each = (list: readonly TrainingSnapshot[], act: (id: string) => void) => () => {
    for (const { id } of list) act(id);
  };
  const both = (count: number) => (count > 1 ? ' both' : '');
  const goes = active.length > 0;
  const goOn = goes ? each(active, all.pause) : each(resumable, all.resume);
  const goLabel = goes ? `Pause${both(active.length)}` : `Resume${both(resumable.length)}`;
  const grow = (name: NumberSetting & ('inner' | 'outer'), by: number) => {
    const { least, most } = NUMBERS[name];
    const next = Number(Math.min(most, Math.max(least, state[name] + by)).toPrecision(9));
    if (next !== state[name]) update({ [name]: next, preset: 'own' });
  };
  const last = Math.min(...runs.map(({ reports }) => reports.length));
  const readable = () => runs.length > 0 && last > 0;
  const read = (by: number) => {
    const next = Math.max(1, (at ?? last) + by);
    onRead(next >= last ? null : next);
  };
  useCommands('Train', [
    {
      id: 'train-go',
      label: setting() ? `Train${both(state.methods.length)}` : goLabel,
      keys: ['Space'],
      enabled: () => (setting() ? onStart !== null : active.length + resumable.length > 0),
      perform: () => (setting() ? onStart?.() : goOn()),
    },
    {
      id: 'train-step',
      label: 'Train one batch',
      keys: ['s'],
      enabled: () => active.length === 0 && resumable.length > 0,
      perform: each(resumable, all.step),
    },
    {
      id: 'train-stop',
      label: 'Stop training',
      note: STOP_NOTE,
      enabled: () => stoppable.length > 0,
      perform: each(stoppable, all.stop),
    },
    {
      id: 'train-compare',
      label: 'Compare in Groups',
      enabled: () => runs.some(isExportable),
      perform: onCompare,
    },
    {
      id: 'train-another',
      label: 'Set up another training',
      keys: ['n'],
      enabled: () => !setting(),
      perform: () => update({ runs: [] }),
    },
    {
      id: 'epoch-back',
      label: 'Read an earlier epoch',
      keys: ['ArrowLeft'],
      enabled: readable,
      perform: () => read(-1),
    },
    {
      id: 'epoch-on',
      label: 'Read a later epoch',
      keys: ['ArrowRight'],
      enabled: readable,
      perform: () => read(1),
    },
    {
      id: 'inner-down',
      label: 'Smaller radius within groups',
      keys: ['['],
      enabled: setting,
      perform: () => grow('inner', -RADIUS_STEP),
    },
    {
      id: 'inner-up',
      label: 'Larger radius within groups',
      keys: [']'],
      enabled: setting,
      perform: () => grow('inner', RADIUS_STEP),
    },
    {
      id: 'outer-down',
      label: 'Smaller radius between groups',
      keys: ['{'],
      enabled: setting,
      perform: () => grow('outer', -RADIUS_STEP),
    },
    {
      id: 'outer-up',
      label: 'Larger radius between groups',
      keys: ['}'],
      enabled: setting,
      perform: () => grow('outer', RADIUS_STEP),
    },
    ...cutCommands(setting() ? controls : null),
  ]);
}
