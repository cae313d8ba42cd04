import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { engine } from '../../../engine/api/client';
import type { ModelCard } from '../../../engine/api/types';
import type { ModelReport } from '../state/useReports';
import { FRONT } from '../words';
import { beyondSeeds, dotsOf } from './dotsOf';
import styles from './FrontPanel.module.css';
import { FrontPlot } from './FrontPlot';
import { FrontTable } from './FrontTable';

interface FrontPanelProps {
  readonly reports: readonly ModelReport[];
  readonly format: (radius: number) => string;
  /** Adds a bundled model to those on screen. */
  readonly onOpen: (id: string) => void;
}

type Cards = readonly [bundled: readonly ModelCard[], tried: readonly ModelCard[]];

const CARDS: Asking<'cards', Cards> = {
  keyOf: () => 'cards',
  what: () => 'Loading the trained networks',
  compute: () => Promise.all([engine().models(), engine().triedModels()]),
  kept: new Kept(1),
};

/** Every network that was judged like the first one, by clean and adaptive accuracy. */
export function FrontPanel({ reports, format, onOpen }: FrontPanelProps) {
  const { value, error } = useAnswer('cards', CARDS);
  const card = reports.find(({ model }) => model.card?.epsilon && model.card.groups)?.model.card;
  if (error) return <p className={styles.note}>{error.message}</p>;
  if (!card?.epsilon) return <p className={styles.note}>{FRONT.none}</p>;
  if (!value) return <p className={styles.note}>{FRONT.reading}</p>;
  const dots = dotsOf(card, ...value);
  const beyond = beyondSeeds(dots);
  const shown = reports.flatMap(({ model }) => model.card?.id ?? []);
  return (
    <div className={styles.panel}>
      <FrontPlot dots={dots} shown={shown} onOpen={onOpen} />
      <div>
        <p className={styles.note}>{FRONT.note(dots, format(card.epsilon.inner), format(card.epsilon.outer))}</p>
        {beyond && <p className={styles.note}>{FRONT.beyond(beyond, format(card.epsilon.outer))}</p>}
        <FrontTable dots={dots} />
      </div>
    </div>
  );
}
