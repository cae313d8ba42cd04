import { Assumed } from '../../../app/controls/Assumed';
import { IconButton } from '../../../app/controls/IconButton';
import { ImagesMenu } from '../../../app/controls/ImagesMenu';
import { whyClasses } from '../../../app/controls/words';
import { cardNote, datasetFor, isAssumed } from '../../../app/models/datasetFor';
import { isFile } from '../../../app/models/openedModels';
import { countOf } from '../../../app/models/ownData';
import { formatPercent } from '../../../numbers/format';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { PairMatrix } from '../../../pictures/matrix/PairMatrix';
import { isLabelled, type Pair } from '../../../pictures/matrix/pairMatrixLayout';
import { wilsonInterval } from '../../../radii/table/wilson';
import { CriterionRow } from '../controls/CriterionRow';
import { TableMenu } from '../controls/TableMenu';
import { criterionWords } from '../finding/criterionWords';
import { type AskedRadii, mainCriterion } from '../state/criteria';
import { spreadAt } from '../state/seedsAt';
import type { Selection } from '../state/selection';
import type { ModelReport } from '../state/useReports';
import type { TableOrder } from '../tables/useTables';
import { HEARD, SEEDS, seedsOn, spreadWords } from '../words';
import styles from './ModelColumn.module.css';
import type { MatrixLook } from './matrixLook';
import { OwnGroups } from './OwnGroups';

interface ModelColumnProps {
  readonly report: ModelReport;
  /** The first model's, unless this is it. */
  readonly base: ModelReport | null;
  readonly asked: AskedRadii;
  readonly look: MatrixLook;
  readonly order: readonly number[];
  readonly groupOf: readonly number[];
  readonly cell: number;
  /** Whether the groups' letters stand at the rows, where no tree does. */
  readonly lettered: boolean;
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
  readonly pair: Pair | null;
  readonly onPoint: (pair: Pair | null) => void;
  readonly onSelect: (selection: Selection) => void;
  /** Judges all by other groups: for each class the number of its group. */
  readonly onRegroup: (groupOf: readonly number[]) => void;
  readonly onRemove: (() => void) | null;
  readonly onCompute: (order: TableOrder) => void;
  /** Shows it on other images. */
  readonly onImages: (id: string | null) => void;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
}

/** Pixels of the names before the rows on paper, where the tree stands elsewhere. */
const PRINTED_NAMES = 104;

/** One model: what it meets, and how it fares for each pair of classes. */
export function ModelColumn(props: ModelColumnProps) {
  const { report, base, asked, look, order, groupOf, cell, nameOf, format, pair, onSelect, onRemove } = props;
  const { card } = report.model;
  return (
    <section className={styles.column} aria-label={report.name}>
      <header className={styles.header}>
        <h2 className="headline" title={card && cardNote(card)}>
          {report.name}
        </h2>
        {onRemove && <IconButton icon="close" label={`Remove ${report.name}`} onClick={onRemove} />}
      </header>
      <div className={styles.about}>
        <TableMenu
          table={report.table}
          name={report.key}
          model={report.model}
          dataset={datasetFor(report.model)}
          images={countOf(datasetFor(report.model))}
          onCompute={props.onCompute}
        />
        {isFile(report.key) && <ImagesMenu model={report.model} onChoose={props.onImages} onOpen={props.onOpen} />}
        <Clean report={report} />
        {isAssumed(report.model) && <Assumed why={whyClasses('the images')} />}
      </div>
      <div className="off-slide">
        <OwnGroups card={card} groupOf={groupOf} nameOf={nameOf} onUse={props.onRegroup} />
        <SeedsLine report={report} />
      </div>
      {report.criteria.map(({ id, tallies }) => {
        const words = criterionWords(id, asked, format);
        const before = base?.criteria.find((criterion) => criterion.id === id)?.tallies.overall;
        return (
          <CriterionRow
            key={id}
            id={id}
            name={words.name}
            meaning={words.meaning}
            tally={tallies.overall}
            base={before}
            seeds={spreadAt(report.seeds, id)}
            baseSeeds={base && spreadAt(base.seeds, id)}
            main={id === mainCriterion(asked)}
            selection={{ kind: 'criterion', id }}
            onSelect={onSelect}
          />
        );
      })}
      <div className={styles.matrix} data-sheet data-beside={PRINTED_NAMES}>
        <ul className={styles.printed} style={{ width: PRINTED_NAMES }} aria-hidden="true">
          {order.map((label, place) => (
            <li key={label} style={{ height: cell }}>
              {isLabelled(place, cell) && nameOf(label)}
            </li>
          ))}
        </ul>
        {props.lettered && (
          <ul className={styles.letters} aria-hidden="true">
            {order.map((label) => (
              <li key={label} style={{ height: cell }}>
                <GroupLetter group={groupOf[label] ?? 0} classes={order.length} />
              </li>
            ))}
          </ul>
        )}
        <PairMatrix
          label={HEARD.matrix(report.name)}
          order={order}
          values={look.values}
          cell={cell}
          tone={look.tone}
          domain={look.domain}
          {...(cell >= 20 && { textOf: look.textOf })}
          nameOf={nameOf}
          groupOf={groupOf}
          pair={pair}
          onPoint={props.onPoint}
          onSelect={({ row, column }) => row !== column && onSelect({ kind: 'pair', label: row, against: column })}
        />
      </div>
    </section>
  );
}

/** Clean accuracy of the table's images, how far shares of this many can be off, and that of all where it is another. */
function Clean({ report }: { readonly report: ModelReport }) {
  const { images, clean } = report.criteria[0]?.tallies.overall ?? { images: 0, clean: 0 };
  const { lower, upper } = wilsonInterval(clean, images);
  const own = formatPercent(images === 0 ? 0 : clean / images);
  const all = report.model.card && formatPercent(report.model.card.accuracy.clean);
  return (
    <p className={styles.clean} title={`95 % interval: ${formatPercent(lower)} to ${formatPercent(upper)} %`}>
      clean <b>{own}</b> ± {formatPercent((upper - lower) / 2)}
      {all !== undefined && all !== own && ` (of all ${all})`}
    </p>
  );
}

/** How far a bundled network's clean accuracy differs with the seed, or why that is not shown. */
function SeedsLine({ report: { table, seeds, otherSeeds, model } }: { readonly report: ModelReport }) {
  if (!model.card) return null;
  const clean = spreadAt(seeds, 'clean');
  if (!seeds || !clean) return <p className={styles.seeds}>{otherSeeds.length > 0 ? SEEDS.elsewhere : SEEDS.one}</p>;
  return (
    <p className={styles.seeds}>
      {seedsOn(seeds.networks.length, seeds.images < table.indices.length ? seeds.images : null)}: clean{' '}
      {spreadWords(clean)}; {SEEDS.beside}
    </p>
  );
}
