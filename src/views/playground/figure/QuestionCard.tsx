import { IntervalBar } from '../../../charts/IntervalBar';
import { formatUpper } from '../../../charts/numbers';
import { formatDecimal, formatShort } from '../formula';
import { type Decimal, toNumeral } from '../math/decimal';
import type { PlaygroundModel } from '../playgroundModel';
import { RichTspans } from '../RichTextView';
import { type RichText, rich, variable } from '../richText';
import { QUESTION } from '../units';
import { axisOf, toAxis } from './axis';
import styles from './figure.module.css';
import { isSplit, type Rect } from './layout';
import { type BarData, barBefore } from './neuronBars';
import { VerdictPill } from './VerdictPill';

interface QuestionCardProps {
  readonly model: PlaygroundModel;
  readonly rect: Rect;
  readonly reached: boolean;
}

/** The question, the bounds of Cat − Dog, the counterexample where there is one, and the verdict. */
export function QuestionCard({ model, rect, reached }: QuestionCardProps) {
  const { width, height } = rect;
  const bar = barBefore(model, QUESTION);
  const track = [18, width - 18] as const;
  const { verdict } = model.answer;
  const counterexample = verdict === 'falsified' ? witness(model) : undefined;
  return (
    <g className={reached ? undefined : styles.later}>
      <text className={styles.name} x="16" y="27">
        Cat − Dog {passesOn(model) ? '> 0?' : ''}
      </text>
      {passesOn(model) ? (
        <BoundsInWords bar={bar} width={width} />
      ) : (
        <>
          <text className={styles.secondary} x="16" y="47">
            {width >= 160 ? 'above 0 everywhere?' : 'always above 0?'}
          </text>
          <IntervalBar
            {...bar}
            scale={toAxis(axisOf([bar.lower, bar.upper]), track)}
            track={track}
            y={counterexample ? 74 : 82}
            labelOffset={29}
          />
        </>
      )}
      {counterexample && (
        <>
          {passesOn(model) && <line className={styles.hairline} x1="16" x2={width - 16} y1="93" y2="93" />}
          <text className={styles.formula} x="16" y={height - 52}>
            <RichTspans text={counterexample} />
          </text>
        </>
      )}
      <VerdictPill verdict={verdict} rect={{ x: 14, y: height - 42, width: width - 28, height: 28 }} />
    </g>
  );
}

/** Two lines, broken where the numbers leave room. */
function BoundsInWords({ bar, width }: { readonly bar: BarData; readonly width: number }) {
  const { lower, upper, labels } = bar;
  const range = `Bounds: ${labels.lower} to ${labels.upper}.`;
  const short = range.length < 18 && width >= 174;
  const open = short ? [`${range} Zero is`, 'inside, so no proof.'] : [range, '0 inside: no proof.'];
  const closed = [range, lower > 0 ? 'All of it above zero.' : 'Nothing above zero.'];
  return (lower <= 0 && upper > 0 ? open : closed).map((line, index) => (
    <text key={line} className={styles.secondary} x="16" y={50 + index * 19}>
      {line}
    </text>
  ));
}

/** `x = 6, y = 1 gives 0`: where the least value was found. */
export function witness({ answer }: PlaygroundModel): RichText {
  const { point, value } = answer.lowest;
  const [x, y] = point;
  return rich`${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)} gives ${formatShort(value, formatUpper)}`;
}

/** Whether the question reads the single neuron as it is, so that a bar would only repeat the neuron's. */
function passesOn({ state: { network } }: PlaygroundModel): boolean {
  const { weights, biases } = network.output;
  return isSplit(network) && weights.length === 1 && is(weights[0]?.[0], '1') && is(biases[0], '0');
}

function is(value: Decimal | undefined, numeral: string): boolean {
  return value !== undefined && toNumeral(value) === numeral;
}
