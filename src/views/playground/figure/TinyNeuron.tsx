import { IntervalBar, toneOf } from '../../../charts/IntervalBar';
import { RichTspans } from '../RichTextView';
import { unitName } from '../units';
import { toAxis } from './axis';
import styles from './figure.module.css';
import { barAfter, barBefore } from './neuronBars';
import type { NeuronCardProps } from './neuronCardProps';

/** A neuron of a crowded layer: one bar and its ends, about 40 px high. */
export function TinyNeuron({ model, card, unit, axis, reached }: NeuronCardProps) {
  const { width, height } = card.rect;
  const track = [26, width - 8] as const;
  const after = reached.after ? barAfter(model, unit) : undefined;
  const { labels, ...bar } = after ?? barBefore(model, unit);
  return (
    <g className={reached.before ? undefined : styles.later}>
      <text className={styles.tinyName} x="8" y={height / 2 - 2}>
        <RichTspans text={unitName(model.state.network, unit)} />
      </text>
      <IntervalBar {...bar} scale={toAxis(axis, track)} track={track} y={height / 2 - 7} thickness={6} />
      <text className={styles[`tiny-${toneOf(bar.lower)}`]} x="8" y={height - 5}>
        {labels.lower}
      </text>
      <text className={styles[`tiny-${toneOf(bar.upper)}`]} x={width - 8} y={height - 5} textAnchor="end">
        {labels.upper}
      </text>
    </g>
  );
}
