import { useMemo } from 'react';
import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { useClassDistances } from '../../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../../app/grouping/useClassTree';
import { type GroupingControls, useGrouping, useGroupingState } from '../../../app/grouping/useGrouping';
import { areKin, datasetFor } from '../../../app/models/datasetFor';
import { nameOfKey } from '../../../app/models/openedModels';
import { useModel } from '../../../app/models/useModel';
import { trainings } from '../../../engine/api/trainings';
import type { TrainingChoices, TrainingRequest } from '../../../engine/api/trainingTypes';
import type { TrainSettings } from '../state/trainState';
import { groupsFromWords, SETUP_WORDS } from '../words';
import { type NamedGroup, requestsFor } from './requests';

const CHOICES: Asking<'all', TrainingChoices> = {
  keyOf: (which) => which,
  what: () => 'Reading what can be trained',
  compute: () => trainings().choices(),
  kept: new Kept(1),
};

type DatasetChoice = TrainingChoices['datasets'][number];

/** All that is known before a training starts. */
export interface Setup {
  readonly choices: TrainingChoices | null;
  readonly dataset: DatasetChoice | null;
  readonly ordered: OrderedTree | null;
  readonly controls: GroupingControls | null;
  readonly groups: readonly NamedGroup[];
  /** What would be started; null while something is missing. */
  readonly requests: readonly TrainingRequest[] | null;
  /** Why it cannot start, as a sentence. */
  readonly failure: string | null;
}

/**
 * Turns settings and the shared grouping into requests.
 *
 * @param taken names that other trainings have
 */
export function useSetup(settings: TrainSettings, taken: readonly string[]): Setup {
  const { value: choices, error: unreadable } = useAnswer('all', CHOICES);
  const [grouping] = useGroupingState();
  const { source, metric, linkage, model: key, moves } = grouping;
  const asked = useModel(key);
  const model = asked.value;
  const images = model && datasetFor(model);
  const query = useMemo(() => model && { model, source, dataset: images }, [model, source, images]);
  const { value, error } = useClassDistances(query);
  const ordered = useClassTree(value, metric, linkage);
  const failure = asked.error ?? error;
  const dataset = choices?.datasets.find(({ id }) => id === settings.dataset) ?? null;
  const trouble = troubleOf(choices, dataset, ordered, images);
  const fitting = trouble ? null : ordered;
  const controls = useGrouping(fitting?.tree ?? null);
  const groups = useMemo(
    () =>
      (controls?.grouping.groups ?? []).map(({ index, classes }) => ({
        index,
        names: classes.map((label) => dataset?.classes[label] ?? `Class ${label}`),
      })),
    [controls, dataset],
  );
  const name = model?.name ?? nameOfKey(key);
  const from = groupsFromWords({ source, metric, linkage, moves }, name, groups.length);
  const ready = dataset !== null && groups.length > 0;
  const requests = useMemo(
    () => (ready ? requestsFor(settings, groups, from, taken) : null),
    [ready, settings, groups, from, taken],
  );
  return {
    choices,
    dataset,
    ordered: fitting,
    controls,
    groups,
    requests,
    failure: unreadable?.message ?? trouble ?? (failure && SETUP_WORDS.noTree(name, failure.message)),
  };
}

/** Why the data set and the tree do not go together, as a sentence. */
function troubleOf(
  choices: TrainingChoices | null,
  dataset: DatasetChoice | null,
  ordered: OrderedTree | null,
  images: string | null,
): string | null {
  if (choices && !dataset) return SETUP_WORDS.noImages;
  if (!dataset || !ordered) return null;
  const classes = dataset.classes.length;
  const fits = ordered.tree.leaves === classes && (!images || areKin(images, dataset.id));
  return fits ? null : SETUP_WORDS.otherClasses(classes);
}
