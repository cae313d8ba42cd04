import { IntervalBar } from '../../../pictures/IntervalBar';
import { roomForEnds } from '../../../pictures/placeEndLabels';
import { activationTitle } from '../../../small/smallNetwork';
import { formulaOf } from '../math/formulaOf';
import { type Unit, unitName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { estimateWidth, RichTspans } from '../steps/RichTextView';
import { piece } from '../steps/richText';
import { EmptyTrack } from './EmptyTrack';
import styles from './figure.module.css';
import { barAfter, barBefore, type NeuronCardProps, toAxis } from './neuronBars';
import { TinyNeuron } from './TinyNeuron';

/** What is drawn on the card of a neuron or logit: name, formula, interval before and after ReLU. */
export function NeuronCard(props: NeuronCardProps) {
  const { model, card, unit, axis, reached } = props;
  const { width, height } = card.rect;
  if (card.density === 'tiny') return <TinyNeuron {...props} />;

  const track = [16, width - 16] as const;
  const bar = { track, scale: toAxis(axis, track) };
  const activation = activationTitle(model.state.network);
  const fontSize = width < 120 ? 12 : 14;
  const room = roomForEnds(track, fontSize);
  const [before, after] = [barBefore(model, unit, room), barAfter(model, unit, room)];
  const title = <Title model={model} unit={unit} width={width} afterRelu={card.kind === 'after'} />;
  if (card.kind === 'hidden' && card.density === 'full' && after) {
    return (
      <>
        {title}
        {reached.before ? (
          <IntervalBar {...bar} {...before} y={54} fontSize={fontSize} />
        ) : (
          <EmptyTrack track={track} y={54} />
        )}
        <line className={styles.hairline} x1="14" x2={width - 14} y1="96" y2="96" />
        {reached.after ? (
          <g className={styles.cut}>
            <IntervalBar {...bar} {...after} y={119} labelOffset={30} fontSize={fontSize} />
            <AfterReluLabel
              title={activation}
              width={width}
              start={bar.scale(after.lower)}
              end={bar.scale(after.upper)}
            />
          </g>
        ) : (
          <>
            <EmptyTrack track={track} y={119} />
            <AfterReluLabel title={activation} width={width} start={width} end={width} />
          </>
        )}
      </>
    );
  }
  const isAfter = card.kind === 'after' || (card.kind === 'hidden' && reached.after);
  const ready = card.kind === 'after' ? reached.after : reached.before;
  const full = card.density === 'full';
  const y = Math.round(height * (full ? 0.57 : 0.52));
  return (
    <>
      {title}
      {ready ? (
        <IntervalBar
          {...bar}
          {...((isAfter && after) || before)}
          y={y}
          labelOffset={full ? 34 : 27}
          fontSize={fontSize}
        />
      ) : (
        <EmptyTrack track={track} y={y} />
      )}
    </>
  );
}

interface TitleProps {
  readonly model: PlaygroundModel;
  readonly unit: Unit;
  readonly width: number;
  readonly afterRelu: boolean;
}

/** The name, and the formula where there is room for it. */
function Title({ model, unit, width, afterRelu }: TitleProps) {
  const name = unitName(model.state.network, unit);
  if (afterRelu) {
    return (
      <text className={styles.name} x="14" y="28">
        {activationTitle(model.state.network)}(
        <RichTspans text={name} />)
      </text>
    );
  }
  const isOutput = unit.kind === 'output';
  const sum = formulaOf(model.state.network, unit);
  const room = width - 28 - estimateWidth(name) - 14;
  const fits = estimateWidth(sum) <= room;
  return (
    <>
      <text className={isOutput ? styles.name : styles.variable} x="14" y="27">
        <RichTspans text={name} />
      </text>
      {fits && (
        <text className={styles.formula} x={isOutput ? width - 14 : 34} y="27" textAnchor={isOutput ? 'end' : 'start'}>
          <RichTspans text={isOutput ? sum : [piece('= '), ...sum]} />
        </text>
      )}
    </>
  );
}

interface AfterReluLabelProps {
  /** The activation's name. */
  readonly title: string;
  readonly width: number;
  /** Pixels of the bar's ends. */
  readonly start: number;
  readonly end: number;
}

/** Beside the numbers where there is room, else above the bar. */
function AfterReluLabel({ title, width, start, end }: AfterReluLabelProps) {
  const left = start - 16 > 74;
  const beside = left || width - 16 - end > 74;
  return (
    <text
      className={styles.caption}
      x={left ? 16 : width - 14}
      y={beside ? 149 : 107}
      textAnchor={left ? 'start' : 'end'}
    >
      after {title}
    </text>
  );
}
