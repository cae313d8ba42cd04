import { backendNames } from '../../app/engineStatus';
import { formatValue } from '../../charts/numbers';
import type { TrainingChoices, TrainingSnapshot } from '../../engine/trainingTypes';
import styles from './Facts.module.css';
import { GroupChips } from './GroupChips';

interface RunFactsProps {
  readonly runs: readonly TrainingSnapshot[];
  readonly choices: TrainingChoices | null;
  readonly format: (radius: number) => string;
}

/** What the trainings on screen were asked for. */
export function RunFacts({ runs, choices, format }: RunFactsProps) {
  const request = runs[0]?.request;
  if (!request) return null;
  const groups = request.groups.map((names, index) => ({ index, names }));
  const facts = [
    ['Radius between groups', format(request.epsilonOuter)],
    ['Radius inside groups', format(request.epsilonInner)],
    ['Epochs', String(request.epochs)],
    ['Images a batch', String(request.batchSize)],
    ['Learning rate', formatValue(request.learningRate)],
    ['Seed', String(request.seed)],
    ['Computed on', backendOf(runs)],
  ];
  const dataset = choices?.datasets.find(({ id }) => id === request.dataset);
  return (
    <section aria-label="What they are asked for">
      <h2 className="title">{groups.length} groups</h2>
      <p className={`caption ${styles.from}`}>{request.groupsFrom}</p>
      <GroupChips groups={groups} classes={dataset?.classes.length ?? request.groups.flat().length} />
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

function backendOf(runs: readonly TrainingSnapshot[]): string {
  const [backend] = runs.flatMap((run) => run.backend ?? []);
  if (backend === undefined) return 'not known yet';
  return Object.entries(backendNames).find(([name]) => name === backend)?.[1] ?? backend;
}
