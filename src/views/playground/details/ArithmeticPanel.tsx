import { NumberField } from '../../../app/controls/NumberField';
import { formatLower, formatUpper } from '../../../numbers/format';
import { toneOf } from '../../../pictures/IntervalBar';
import { type Decimal, nearestDecimal, readDecimal, signOf, toNumber } from '../../../small/decimal';
import { activationTitle } from '../../../small/smallNetwork';
import { isSplit } from '../figure/layout';
import { type Arithmetic, arithmeticOf, misprint, type TermPair } from '../math/arithmetic';
import { formatDecimal, formatShort } from '../math/formula';
import { formulaOf } from '../math/formulaOf';
import { hasLogits, rowOf, type Unit, unitName } from '../math/units';
import { FINE, snap } from '../state/domain';
import { boundsAfterRelu } from '../state/playgroundModel';
import type { PlaygroundHandle } from '../state/usePlayground';
import { RichTextView } from '../steps/RichTextView';
import { plainText } from '../steps/richText';
import { ARITHMETIC } from '../words';
import styles from './ArithmeticPanel.module.css';

interface ArithmeticPanelProps {
  readonly handle: PlaygroundHandle;
  readonly unit: Unit;
}

/** More terms than this are set small. */
const FEW = 3;

/** Both bounds of a unit as sums with the numbers plugged in: which bound of its input each weight takes. */
export function ArithmeticPanel({ handle, unit }: ArithmeticPanelProps) {
  const { model } = handle;
  const { network } = model.state;
  const arithmetic = arithmeticOf(model, unit);
  const note = misprint(model);
  return (
    <section className={styles.panel} aria-label="Arithmetic">
      <div>
        <h2 className="title">
          <RichTextView text={unitName(network, unit)} />
          {arithmetic.terms.length <= FEW && (
            <>
              {' = '}
              <RichTextView text={formulaOf(network, unit)} />
            </>
          )}
          , bound by bound
        </h2>
        <p className={styles.why}>{ARITHMETIC.bounds}</p>
        <BiasField handle={handle} unit={unit} />
      </div>
      <div>
        <div className={arithmetic.terms.length > FEW ? styles.many : styles.few}>
          <SumLine side="lower" arithmetic={arithmetic} />
          <SumLine side="upper" arithmetic={arithmetic} />
        </div>
        {unit.kind === 'hidden' && !isSplit(network) && <ReluNote handle={handle} unit={unit} />}
        {note && <p className={`${styles.note} off-low-slide`}>{note}</p>}
      </div>
    </section>
  );
}

interface SumLineProps {
  readonly side: 'lower' | 'upper';
  readonly arithmetic: Arithmetic;
}

function SumLine({ side, arithmetic: { terms, bias, bounds } }: SumLineProps) {
  const many = terms.length > FEW;
  const sign = signOf(bias) < 0 ? '−' : '+';
  const result = side === 'lower' ? formatLower(bounds.lower) : formatUpper(bounds.upper);
  return (
    <p className={styles.line}>
      <span className={styles.side}>{side === 'lower' ? 'Lower bound' : 'Upper bound'}</span>
      <span className={styles.sum}>
        {terms.map((pair, index) => (
          <span key={plainText(pair.name)} className={styles.addend}>
            {index > 0 && <span className={styles.sign}>+</span>}
            <Product pair={pair} side={side} many={many} />
          </span>
        ))}
        {signOf(bias) !== 0 && (
          <span className={`${styles.addend} ${styles.constant}`}>
            <span className={styles.sign}>{sign}</span>
            <span className={styles.term}>
              <b className={styles.product}>{formatDecimal(bias).replace('−', '')}</b>
              <span className={styles.hint}>bias</span>
            </span>
          </span>
        )}
      </span>
      <span className={styles.equals}>=</span>
      <b className={`headline-number ${toneOf(toNumber(bounds[side]))}`}>{result}</b>
    </p>
  );
}

interface ProductProps {
  readonly pair: TermPair;
  readonly side: 'lower' | 'upper';
  readonly many: boolean;
}

function Product({ pair, side, many }: ProductProps) {
  const { factor, product, bound } = pair[side];
  const show = (value: Decimal) => formatShort(value, side === 'lower' ? formatLower : formatUpper);
  return (
    <span className={styles.term}>
      <span className={styles.product}>
        <b>{formatDecimal(pair.weight)}</b> · {formatShort(factor, bound === 'lower' ? formatLower : formatUpper)} ={' '}
        <b>{show(product)}</b>
      </span>
      <span className={styles.hint}>
        {!many && 'weight × '}
        <b>{bound}</b> bound of <RichTextView text={pair.name} />
      </span>
    </span>
  );
}

interface ReluNoteProps {
  readonly handle: PlaygroundHandle;
  readonly unit: Extract<Unit, { readonly kind: 'hidden' }>;
}

function ReluNote({ handle: { model }, unit }: ReluNoteProps) {
  const after = boundsAfterRelu(model, unit.layer, unit.index);
  return (
    <p className={styles.note}>
      {ARITHMETIC.after(activationTitle(model.state.network), formatLower(after.lower), formatUpper(after.upper))}
    </p>
  );
}

/** The bias, to type over; the difference of two logits has none of its own. */
function BiasField({ handle, unit }: ArithmeticPanelProps) {
  const { network } = handle.model.state;
  if (unit.kind === 'question' && hasLogits(network)) return null;
  const { layer, row } = rowOf(network, unit);
  const { bias } = arithmeticOf(handle.model, unit);
  const step = (steps: number) => {
    const value = snap(toNumber(bias) + steps * FINE.step, FINE);
    handle.setBiasAt(layer, row, nearestDecimal(value, FINE.places), 'push');
  };
  return (
    <p className={styles.bias}>
      Bias{' '}
      <NumberField
        label={`Bias of ${plainText(unitName(network, unit))}`}
        text={formatDecimal(bias)}
        read={readDecimal}
        onCommit={(value) => handle.setBiasAt(layer, row, value, 'push')}
        onStep={step}
        className={styles.field}
      />
    </p>
  );
}
