import { BACKENDS } from '../../../catalog/backends';
import type { TrainingChoices, TrainingRequest, TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { counted, formatValue } from '../../../numbers/format';
import styles from '../Facts.module.css';
import { namesOf } from './finding';
import { GroupChips } from './GroupChips';

interface RunFactsProps {
  readonly runs: readonly TrainingSnapshot[];
  readonly choices: TrainingChoices | null;
  readonly format: (radius: number) => string;
}

/** Settings of the trainings on screen; once where they are the same for both. */
export function RunFacts({ runs, choices, format }: RunFactsProps) {
  const names = namesOf(runs);
  const grouped = runs.filter(
    ({ request }, place) => runs.findIndex((other) => sameGroups(other.request, request)) === place,
  );
  const all = (fact: (request: TrainingRequest) => string) => distinct(runs.map(({ request }) => fact(request)));
  const facts = [
    ['Radius between groups', all(({ epsilonOuter }) => format(epsilonOuter))],
    ['Radius within groups', all(({ epsilonInner }) => format(epsilonInner))],
    ['Epochs', all(({ epochs }) => String(epochs))],
    ['Images per batch', all(({ batchSize }) => String(batchSize))],
    ['Learning rate', all(({ learningRate }) => formatValue(learningRate))],
    ['Seed', all(({ seed }) => String(seed))],
    ['Computed on', distinct(runs.flatMap(({ backend }) => backend ?? []).map(nameOfBackend)) || 'not known yet'],
  ];
  return (
    <section aria-label="Settings of the trainings">
      {grouped.map(({ id, request }) => (
        <div key={id} className={styles.groups}>
          <h2 className="title">
            {counted(request.groups.length, 'group')}
            {grouped.length > 1 && ` of ${names[runs.findIndex((run) => run.id === id)]}`}
          </h2>
          <p className={`caption ${styles.from}`}>{request.groupsFrom}</p>
          <GroupChips
            groups={request.groups.map((members, index) => ({ index, names: members }))}
            classes={classesOf(request, choices)}
          />
        </div>
      ))}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function sameGroups(one: TrainingRequest, other: TrainingRequest): boolean {
  return JSON.stringify(one.groups) === JSON.stringify(other.groups);
}

function distinct(values: readonly string[]): string {
  return [...new Set(values)].join(' and ');
}

function classesOf({ dataset, groups }: TrainingRequest, choices: TrainingChoices | null): number {
  return choices?.datasets.find(({ id }) => id === dataset)?.classes.length ?? groups.flat().length;
}

function nameOfBackend(backend: string): string {
  return Object.entries(BACKENDS).find(([name]) => name === backend)?.[1].title ?? backend;
}
