import { useState } from 'react';
import type { Running } from '../../../app/ask/asking';
import { fileStem, saveExport } from '../../../app/commands/exports';
import { messageOf } from '../../../app/commands/notices';
import { keepTrained } from '../../../app/models/openedModels';
import { useApp } from '../../../app/state/store';
import { DATASETS } from '../../../catalog/datasets';
import type { TrainingSnapshot, Trainings } from '../../../engine/api/trainingTypes';
import { openGroups } from '../../groups/state/groupsState';
import { openInspect } from '../../inspect/state/inspectState';
import { isExportable } from '../runs/phases';
import { HAND_OVER, RUN_WORDS } from '../words';

/** What can be done with a trained network. */
export interface HandOver {
  /** What is under way. */
  readonly running: Running | null;
  inspect(run: TrainingSnapshot): void;
  /** Opens Groups with these networks, and bundled ones of the same images. */
  compare(runs: readonly TrainingSnapshot[]): void;
  save(run: TrainingSnapshot, what: 'onnx' | 'card'): void;
  /** The file itself, for the menu of exports. */
  file(run: TrainingSnapshot, what: 'onnx' | 'card'): Promise<Blob>;
}

/** Hands networks over to the other views and to the disk. */
export function useHandOver(all: Trainings, onError: (message: string) => void): HandOver {
  const app = useApp();
  const [running, setRunning] = useState<Running | null>(null);
  /** Shows that something goes on, and says what if it fails. */
  const attempt = (work: Promise<unknown>, failure: string) => {
    setRunning({
      since: performance.now(),
      what: RUN_WORDS.writing,
    });
    work.catch((error: unknown) => onError(`${failure} ${messageOf(error)}`)).finally(() => setRunning(null));
  };

  const keep = async (run: TrainingSnapshot) => {
    const { onnx, card } = await all.exported(run.id);
    return keepTrained(run.request.name, onnx, card);
  };
  const file: HandOver['file'] = async (run, what) => {
    const { onnx, card } = await all.exported(run.id);
    return what === 'onnx' ? new Blob([onnx]) : new Blob([card], { type: 'application/json' });
  };
  return {
    running,
    file,
    inspect(run) {
      const open = (model: string) => openInspect(app, { model, epsilon: run.request.epsilonOuter });
      attempt(keep(run).then(open), HAND_OVER.inspect(run.request.name));
    },
    compare(runs) {
      const judged = runs.filter(isExportable);
      const [request] = judged.map((run) => run.request);
      if (!request) return;
      const [compared = []] = DATASETS.get(request.dataset)?.kind.pairs ?? [];
      const radii = { inner: request.epsilonInner, outer: request.epsilonOuter };
      const open = (models: readonly string[]) => openGroups(app, { models: [...models, ...compared], ...radii });
      attempt(Promise.all(judged.map(keep)).then(open), HAND_OVER.groups);
    },
    save(run, what) {
      const stem = fileStem(run.request.name);
      const fileName = what === 'onnx' ? `${stem}.onnx` : `${stem}.json`;
      const saved = saveExport({ id: what, label: fileName, fileName, produce: () => file(run, what) });
      attempt(saved, HAND_OVER.save(fileName));
    },
  };
}
