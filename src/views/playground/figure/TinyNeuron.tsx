import { memo } from 'react';
import { IntervalBar, toneOf } from '../../../pictures/IntervalBar';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { type Unit, unitName } from '../math/units';
import { RichTspans } from '../steps/RichTextView';
import { EmptyTrack } from './EmptyTrack';
import styles from './figure.module.css';
import { barAfter, barBefore, type NeuronCardProps, toAxis } from './neuronBars';

/** Pixels beside the numbers, between them, and of their letters. */
const [SIDE, GAP, FONT_SIZE] = [8, 4, 11];

interface TinyNameProps {
  readonly network: SmallNetwork;
  readonly unit: Unit;
  readonly y: number;
}

/** It stays while inputs are dragged. */
const TinyName = memo(function TinyName({ network, unit, y }: TinyNameProps) {
  return (
    <text className={styles.tinyName} x="8" y={y}>
      <RichTspans text={unitName(network, unit)} />
    </text>
  );
});

/** A neuron of a crowded layer: one bar and its bounds, about 40 px high. */
export function TinyNeuron({ model, card, unit, axis, reached }: NeuronCardProps) {
  const { width, height } = card.rect;
  const track = [26, width - 8] as const;
  const room = { pixels: width - 2 * SIDE - GAP, fontSize: FONT_SIZE };
  const after = reached.after ? barAfter(model, unit, room) : undefined;
  const { labels, ...bar } = after ?? barBefore(model, unit, room);
  return (
    <>
      <TinyName network={model.state.network} unit={unit} y={height / 2 - 2} />
      {!reached.before && <EmptyTrack track={track} y={height / 2 - 7} />}
      {reached.before && (
        <>
          <IntervalBar {...bar} scale={toAxis(axis, track)} track={track} y={height / 2 - 7} thickness={6} />
          <text className={styles[`tiny-${toneOf(bar.lower)}`]} x={SIDE} y={height - 5}>
            {labels.lower}
          </text>
          <text className={styles[`tiny-${toneOf(bar.upper)}`]} x={width - SIDE} y={height - 5} textAnchor="end">
            {labels.upper}
          </text>
        </>
      )}
    </>
  );
}
