import { usePart } from '../../../app/scene/Part';
import { formatUpper } from '../../../numbers/format';
import { IntervalBar } from '../../../pictures/IntervalBar';
import { roomForEnds } from '../../../pictures/placeEndLabels';
import { VerdictGlyph, type VerdictName, verdictWords } from '../../../pictures/VerdictMark';
import { type Decimal, toNumeral } from '../../../small/decimal';
import { formatDecimal, formatShort } from '../math/formula';
import { differenceName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { estimateWidth, RichTspans } from '../steps/RichTextView';
import { plainText, type RichText, rich, variable } from '../steps/richText';
import { QUESTION_CARD } from '../words';
import { EmptyTrack } from './EmptyTrack';
import styles from './figure.module.css';
import { isSplit, type Rect } from './layout';
import { axisOf, type BarData, barOfQuestion, toAxis } from './neuronBars';

/** Pixels to the left and the right of the card's words. */
const ASIDE = 24;

interface QuestionCardProps {
  readonly model: PlaygroundModel;
  readonly rect: Rect;
  readonly reached: boolean;
}

/** The question, the bounds of Cat − Dog, the counterexample where there is one, and the verdict. */
export function QuestionCard({ model, rect, reached }: QuestionCardProps) {
  const { width, height } = rect;
  const track = [18, width - 18] as const;
  const bar = barOfQuestion(model, roomForEnds(track, 14));
  const { verdict } = model.answer;
  const name = differenceName(model.state.network);
  const { hidden } = usePart('verdict');
  const counterexample = !hidden && verdict === 'falsified' ? witnessParts(model) : undefined;
  if (!reached || !bar) {
    return (
      <>
        <text className={styles.name} x="16" y="27">
          {name} &gt; 0?
        </text>
        <text className={styles.secondary} x="16" y="47">
          {reached ? QUESTION_CARD.awaited : fittingOf(QUESTION_CARD.ahead, width - ASIDE)}
        </text>
        <EmptyTrack track={track} y={82} />
      </>
    );
  }
  return (
    <>
      <text className={styles.name} x="16" y="27">
        {name} {passesOn(model) ? '> 0?' : ''}
      </text>
      {passesOn(model) ? (
        <BoundsInWords bar={bar} width={width} />
      ) : (
        <>
          <text className={styles.secondary} x="16" y="47">
            {fittingOf(QUESTION_CARD.asked, width - ASIDE)}
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
          {fitting(counterexample, width - 28).map((line, index, lines) => (
            <text
              key={plainText(line)}
              className={styles.formula}
              x="16"
              y={height - 52 - 17 * (lines.length - 1 - index)}
            >
              <RichTspans text={line} />
            </text>
          ))}
        </>
      )}
      {hidden ? (
        <text className={styles.secondary} x="16" y={height - 24}>
          {QUESTION_CARD.hidden}
        </text>
      ) : (
        <VerdictPill verdict={verdict} rect={{ x: 14, y: height - 42, width: width - 28, height: 28 }} />
      )}
    </>
  );
}

/** Two lines, broken where the numbers leave room. */
function BoundsInWords({ bar, width }: { readonly bar: BarData; readonly width: number }) {
  const { lower, upper, labels } = bar;
  const range = `Bounds: ${labels.lower} to ${labels.upper}.`;
  const short = range.length < 18 && width >= 174;
  const open = short ? [`${range} ${QUESTION_CARD.open[0]}`, QUESTION_CARD.open[1]] : [range, QUESTION_CARD.short];
  const closed = [range, fittingOf(lower > 0 ? QUESTION_CARD.above : QUESTION_CARD.below, width - ASIDE)];
  return (lower <= 0 && upper > 0 ? open : closed).map((line, index) => (
    <text key={line} className={styles.secondary} x="16" y={50 + index * 19}>
      {line}
    </text>
  ));
}

/** The longest of several ways to say something for which there is room; the shortest where there is none for any. */
function fittingOf(ways: readonly [string, ...string[]], room: number): string {
  return ways.find((text) => estimateWidth([{ text, style: 'plain' }]) <= room) ?? (ways.at(-1) as string);
}

/** `x = 6, y = 1 gives 0`: where the least value was found; in the parts at which it may break. */
function witnessParts({ answer }: PlaygroundModel): readonly RichText[] {
  const { point, value } = answer.lowest;
  const [x, y] = point;
  return [
    rich`${variable('x')} = ${formatDecimal(x)}, `,
    rich`${variable('y')} = ${formatDecimal(y)} `,
    rich`gives ${formatShort(value, formatUpper)}`,
  ];
}

/** Parts in as few lines as have room for them. */
function fitting(parts: readonly RichText[], room: number): readonly RichText[] {
  const lines: RichText[] = [];
  for (const part of parts) {
    const longer = [...(lines.at(-1) ?? []), ...part];
    if (lines.length > 0 && estimateWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** Whether the question reads the single neuron as it is, so that a bar would only repeat the neuron's. */
function passesOn({ state: { network } }: PlaygroundModel): boolean {
  const { weights, biases } = network.output;
  return isSplit(network) && weights.length === 1 && is(weights[0]?.[0], '1') && is(biases[0], '0');
}

function is(value: Decimal | undefined, numeral: string): boolean {
  return value !== undefined && toNumeral(value) === numeral;
}

/** The verdict badge as part of an SVG, 28 px high. */
function VerdictPill({ verdict, rect }: { readonly verdict: VerdictName; readonly rect: Rect }) {
  const { x, y, width, height } = rect;
  const narrow = width < 100;
  return (
    <g className={styles[`pill-${verdict}`]}>
      <rect x={x} y={y} width={width} height={height} rx={verdict === 'falsified' ? 4 : height / 2} />
      {!narrow && (
        <g transform={`translate(${x + 10} ${y + height / 2 - 8})`}>
          <VerdictGlyph verdict={verdict} />
        </g>
      )}
      <text x={x + (narrow ? width / 2 : 33)} y={y + height / 2 + 4.5} textAnchor={narrow ? 'middle' : undefined}>
        {verdictWords[verdict]}
      </text>
    </g>
  );
}
