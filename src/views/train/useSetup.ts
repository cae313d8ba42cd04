import { useEffect, useMemo, useState } from 'react';
import { useClassDistances } from '../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../app/grouping/useClassTree';
import { type GroupingControls, useGrouping, useGroupingState } from '../../app/grouping/useGrouping';
import { messageOf } from '../../app/models/askAgain';
import { datasetFor } from '../../app/models/datasetFor';
import { useModel } from '../../app/models/useModel';
import { trainings } from '../../engine/trainings';
import type { TrainingChoices, TrainingRequest } from '../../engine/trainingTypes';
import { groupsFromWords } from './groupsFrom';
import { type NamedGroup, requestsFor } from './requests';
import type { TrainSettings } from './trainState';

export type DatasetChoice = TrainingChoices['datasets'][number];

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
export function useSetup(settings: TrainSettings, taken: readonly string[], onError: (message: string) => void): Setup {
  const choices = useChoices(onError);
  const [grouping] = useGroupingState();
  const { source, metric, linkage, model: key, moves } = grouping;
  const model = useModel(key, onError);
  const images = model && datasetFor(model);
  const query = useMemo(() => model && { model, source, dataset: images }, [model, source, images]);
  const { answer, failure } = useClassDistances(query);
  const ordered = useClassTree(answer?.query.model.id === model?.id ? (answer?.result ?? null) : null, metric, linkage);
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
  const from = groupsFromWords(
    { source, metric, linkage, moves },
    model?.card?.name ?? model?.name ?? key,
    groups.length,
  );
  const ready = dataset !== null && groups.length > 0;
  const requests = useMemo(
    () => (ready ? requestsFor(settings, groups, from, taken) : null),
    [ready, settings, groups, from, taken],
  );
  return { choices, dataset, ordered: fitting, controls, groups, requests, failure: trouble ?? failure };
}

function useChoices(onError: (message: string) => void): TrainingChoices | null {
  const [choices, setChoices] = useState<TrainingChoices | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    let wanted = true;
    trainings()
      .choices()
      .then(
        (found) => wanted && setChoices(found),
        (error: unknown) => wanted && onError(messageOf(error)),
      );
    return () => {
      wanted = false;
    };
  }, []);
  return choices;
}

/** Why the data set and the tree do not go together, as a sentence. */
function troubleOf(
  choices: TrainingChoices | null,
  dataset: DatasetChoice | null,
  ordered: OrderedTree | null,
  images: string | null,
): string | null {
  if (choices && !dataset) return 'This link names training images that are not here. Choose others under “Your own”.';
  if (!dataset || !ordered) return null;
  const classes = dataset.classes.length;
  const fits = ordered.tree.leaves === classes && (!images || isKin(images, dataset.id));
  return fits ? null : `The tree is of a network with other classes than these ${classes}. Choose another tree.`;
}

/** Whether two data sets are of one family: fashion-mnist and fashion-mnist-train-12k, cifar10-sample and cifar10. */
function isKin(one: string, other: string): boolean {
  const family = (id: string) => id.split('-')[0];
  return family(one) === family(other);
}
