import { useCommands } from '../../app/commands';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import type { UpdateState } from '../../app/useViewState';
import type { TrainingSnapshot, Trainings } from '../../engine/trainingTypes';
import { isActive, isResumable } from './phaseWords';
import { LIMITS, type NumberSetting, type TrainState } from './trainState';

interface Commanded {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly all: Trainings;
  /** Those on screen. */
  readonly runs: readonly TrainingSnapshot[];
  readonly controls: GroupingControls | null;
  readonly at: number | null;
  readonly onStart: () => void;
  readonly onRead: (epoch: number | null) => void;
}

const RADIUS_STEP = 0.01;

/** The keys of this view, which the palette lists too. */
export function useTrainCommands({ state, update, all, runs, controls, at, onStart, onRead }: Commanded): void {
  const group = 'Train';
  const active = runs.filter(isActive);
  const resumable = runs.filter(isResumable);
  const setting = () => runs.length === 0;
  const goOn = () => {
    if (setting()) onStart();
    else if (active.length > 0) for (const { id } of active) all.pause(id);
    else for (const { id } of resumable) all.resume(id);
  };
  const grow = (name: NumberSetting & ('inner' | 'outer'), by: number) => {
    const { least, most } = LIMITS[name];
    const next = Number(Math.min(most, Math.max(least, state[name] + by)).toPrecision(9));
    if (next !== state[name]) update({ [name]: next, preset: 'own' });
  };
  const last = Math.min(...runs.map(({ reports }) => reports.length));
  const readable = () => runs.length > 0 && last > 0;
  const read = (by: number) => {
    const next = Math.max(1, (at ?? last) + by);
    onRead(next >= last ? null : next);
  };
  useCommands([
    {
      id: 'train-go',
      label: 'Train, pause or resume',
      keys: ['Space'],
      group,
      enabled: () => setting() || active.length + resumable.length > 0,
      perform: goOn,
    },
    {
      id: 'train-step',
      label: 'Train one batch',
      keys: ['s'],
      group,
      enabled: () => active.length === 0 && resumable.length > 0,
      perform: () => {
        for (const { id } of resumable) all.step(id);
      },
    },
    {
      id: 'train-stop',
      label: 'Stop training',
      group,
      enabled: () => active.length > 0,
      perform: () => {
        for (const { id } of active) all.stop(id);
      },
    },
    {
      id: 'train-another',
      label: 'Set up another training',
      keys: ['n'],
      group,
      enabled: () => !setting(),
      perform: () => update({ runs: [] }),
    },
    {
      id: 'epoch-back',
      label: 'Read an earlier epoch',
      keys: ['ArrowLeft'],
      group,
      enabled: readable,
      perform: () => read(-1),
    },
    {
      id: 'epoch-on',
      label: 'Read a later epoch',
      keys: ['ArrowRight'],
      group,
      enabled: readable,
      perform: () => read(1),
    },
    {
      id: 'inner-down',
      label: 'Smaller radius inside groups',
      keys: ['['],
      group,
      enabled: setting,
      perform: () => grow('inner', -RADIUS_STEP),
    },
    {
      id: 'inner-up',
      label: 'Larger radius inside groups',
      keys: [']'],
      group,
      enabled: setting,
      perform: () => grow('inner', RADIUS_STEP),
    },
    {
      id: 'outer-down',
      label: 'Smaller radius between groups',
      keys: ['{'],
      group,
      enabled: setting,
      perform: () => grow('outer', -RADIUS_STEP),
    },
    {
      id: 'outer-up',
      label: 'Larger radius between groups',
      keys: ['}'],
      group,
      enabled: setting,
      perform: () => grow('outer', RADIUS_STEP),
    },
    {
      id: 'cut-up',
      label: 'Cut one merge up: fewer groups',
      keys: [','],
      group,
      enabled: () => setting() && controls !== null,
      perform: () => controls?.stepCut(-1),
    },
    {
      id: 'cut-down',
      label: 'Cut one merge down: more groups',
      keys: ['.'],
      group,
      enabled: () => setting() && controls !== null,
      perform: () => controls?.stepCut(1),
    },
  ]);
}
