import { formatValue } from '../../../numbers/format';
import type { RunFigures } from '../../../small/training/certified';
import styles from './TrainBench.module.css';
import type { LittleTraining } from './trainingState';

interface RunFactsProps {
  readonly figures: RunFigures;
  readonly state: Pick<LittleTraining, 'epsilon' | 'within' | 'way'>;
}

const percent = (share: number) => `${formatValue(Math.round(share))} %`;
const radius = (value: number) => formatValue(Number(value.toFixed(2)));

/** The figures of the network on screen, each with a bar. */
export function RunFacts({ figures, state: { epsilon, within, way } }: RunFactsProps) {
  const { clean, verified, adaptive, meanWithin, meanBetween } = figures;
  const shares = [
    { name: 'Clean accuracy', share: clean },
    { name: `Verified at ε = ${formatValue(epsilon)}`, share: verified },
    ...(way === 'igrp' && meanWithin !== undefined
      ? [{ name: `Verified, ${formatValue(within)} within and ${formatValue(epsilon)} between`, share: adaptive }]
      : []),
  ];
  return (
    <dl className={styles.facts}>
      {shares.map(({ name, share }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.bar} style={{ width: `${share}%` }} />
            {percent(share)}
          </dd>
        </div>
      ))}
      <div>
        <dt>Mean certified radius{meanWithin === undefined ? '' : ' between groups'}</dt>
        <dd>{radius(meanBetween)}</dd>
      </div>
      {meanWithin !== undefined && (
        <div>
          <dt>Mean certified radius within groups</dt>
          <dd>{radius(meanWithin)}</dd>
        </div>
      )}
    </dl>
  );
}
