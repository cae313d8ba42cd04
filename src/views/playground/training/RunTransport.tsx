import { Icon } from '../../../app/controls/Icon';
import { IconButton } from '../../../app/controls/IconButton';
import { Slider } from '../../../app/controls/Slider';
import styles from './TrainBench.module.css';
import type { RunHandle } from './useTrainingRun';

interface RunTransportProps {
  readonly handle: RunHandle;
  /** The epoch that is asked for; the run may still be on its way. */
  readonly wanted: number;
  readonly most: number;
}

/** Rewind, back, play, on; and every epoch on a slider. */
export function RunTransport({ handle: { epoch, playing, goTo, toggle }, wanted, most }: RunTransportProps) {
  return (
    <div>
      <div className={styles.transport}>
        <IconButton icon="first" label="Rewind" keys="Home" disabled={epoch === 0} onClick={() => goTo(0)} />
        <IconButton icon="chevronLeft" label="An epoch back" disabled={epoch === 0} onClick={() => goTo(epoch - 1)} />
        <button type="button" className={styles.play} aria-label={playing ? 'Pause' : 'Train'} onClick={toggle}>
          <Icon path={playing ? 'M7.5 5.5v9M12.5 5.5v9' : 'M7.5 5.5l7 4.5-7 4.5z'} />
        </button>
        <IconButton icon="chevronRight" label="An epoch on" disabled={wanted >= most} onClick={() => goTo(epoch + 1)} />
        <span className="label" role="status">
          {epoch < wanted ? `Training: epoch ${epoch} of ${wanted}` : ''}
        </span>
      </div>
      <Slider
        label="Epoch"
        value={epoch}
        min={0}
        max={most}
        step={1}
        format={String}
        onChange={(value) => goTo(Math.round(value))}
      />
    </div>
  );
}
