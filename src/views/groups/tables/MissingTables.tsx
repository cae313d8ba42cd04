import { ImagesMenu } from '../../../app/controls/ImagesMenu';
import { datasetFor, readsDigits } from '../../../app/models/datasetFor';
import { countOf, ownDataOf } from '../../../app/models/ownData';
import { type UpdateState, useApp } from '../../../app/state/store';
import { VerdictMark } from '../../../pictures/VerdictMark';
import { openReport, SEE_REPORT } from '../../inspect/state/inspectState';
import { TableMenu } from '../controls/TableMenu';
import type { AskingState, GroupsState } from '../state/groupsState';
import { MISSING } from '../words';
import styles from './MissingTables.module.css';
import type { Tables } from './useTables';

interface MissingTablesProps {
  readonly tables: Tables;
  readonly state: AskingState;
  readonly update: UpdateState<GroupsState>;
  /** Shows a model alone, on images of one's own or on those that come with Boundscope. */
  readonly onImages: (key: string, id: string | null) => void;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
}

/** Models that have no table, each with the way to compute one or with what stands in its way. */
export function MissingTables({ tables, state, update, onImages, onOpen }: MissingTablesProps) {
  const app = useApp();
  const remove = (key: string) =>
    state.models.length > 1 && (
      <button
        type="button"
        className={styles.remove}
        onClick={() => update({ models: state.models.filter((model) => model !== key) })}
      >
        Remove
      </button>
    );
  return (
    <>
      {tables.missing
        .map((model) => ({ model, stands: whyMissing(model) }))
        .map(({ model, stands }) => (
          <section key={model.key} className={styles.missing} aria-label={model.name}>
            {stands !== null ? (
              <p>{stands}</p>
            ) : (
              <>
                <p>{MISSING.none(model.name)}</p>
                <TableMenu
                  table={null}
                  name={model.key}
                  model={model.model}
                  dataset={datasetFor(model.model)}
                  images={countOf(datasetFor(model.model))}
                  onCompute={(order) => tables.compute(model, order)}
                />
              </>
            )}
            {model.model.classes > 0 && (
              <ImagesMenu
                model={model.model}
                none={model.model.picture ? MISSING.choose.images : MISSING.choose.rows}
                onOpen={onOpen}
                onChoose={(id) => onImages(model.key, id)}
              />
            )}
            <button type="button" className={styles.remove} onClick={() => openReport(app, model.key)}>
              {SEE_REPORT}
            </button>
            {remove(model.key)}
          </section>
        ))}
      {tables.failed.map(({ key, name, failure }) => (
        <section key={key} className={styles.missing} aria-label={name}>
          <p role="alert">
            <VerdictMark verdict="falsified" decorative /> <b>{name}</b> {MISSING.unreadable} {failure}
          </p>
          {remove(key)}
        </section>
      ))}
      {tables.error && (
        <section className={styles.missing}>
          <p role="alert">
            <VerdictMark verdict="falsified" decorative /> {tables.error.message}
          </p>
        </section>
      )}
    </>
  );
}

/** What stands in the way of a table: no images that fit the network, or none whose labels are its classes; else null. */
function whyMissing({ name, model }: Tables['missing'][number]): string | null {
  const { classes, inputShape, picture } = model;
  const dataset = datasetFor(model);
  if (dataset !== null) {
    const own = ownDataOf(dataset);
    if (own && !own.isLabelled) return MISSING.unlabelled(own.name);
    return own && own.classes.length > classes
      ? MISSING.moreClasses(own.name, own.classes.length, name, classes)
      : null;
  }
  if (readsDigits(model)) return MISSING.noDigits(name);
  if (classes === 0) return MISSING.noClasses(name);
  if (picture) return MISSING.noImages(name, inputShape.join('×'), classes);
  return MISSING.noRows(
    name,
    inputShape.reduce((product, length) => product * length, 1),
  );
}
