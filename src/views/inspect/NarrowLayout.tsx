import { useMemo, useState } from 'react';
import { Assumed } from '../../app/controls/Assumed';
import { Icon } from '../../app/controls/Icon';
import { whyClasses } from '../../app/controls/words';
import { datasetFor, isAssumed } from '../../app/models/datasetFor';
import { Part } from '../../app/scene/Part';
import { TestImage } from '../../pictures/PixelImage';
import { useNotes } from './ask/useNotes';
import { CompareMenu } from './controls/CompareMenu';
import { EpsilonSlider } from './controls/EpsilonSlider';
import { KnownButton } from './controls/KnownButton';
import { MethodChooser } from './controls/MethodChooser';
import { RoundingMenu } from './controls/RoundingMenu';
import { DecisionPanel } from './decisions/DecisionPanel';
import { CounterexamplePanel } from './image/CounterexamplePanel';
import { describeImage, ImageChooser, OwnPictureNote } from './image/ImagePanel';
import { LayerDetails } from './layers/LayerDetails';
import styles from './NarrowLayout.module.css';
import { ValuesPanel } from './numbers/ValuesPanel';
import { hasValues } from './numbers/values';
import { DecidePanel } from './verdict/DecidePanel';
import { LogitTable } from './verdict/LogitTable';
import { MarginPanel } from './verdict/MarginPanel';
import { Margins } from './verdict/MarginTable';
import { RadiusPanel } from './verdict/RadiusPanel';
import { RisingChart } from './verdict/RisingChart';
import { VerdictPanel } from './verdict/VerdictPanel';
import type { LayoutProps } from './WideLayout';
import { PERTURBED } from './words';

/** One column for phones: image and verdict, margins, logits, other images; the layers are a sheet at the bottom. */
export function NarrowLayout({
  isStale,
  panels,
  searches,
  dataset,
  linear,
  rising,
  times,
  state,
  update,
  onOpen,
}: LayoutProps) {
  const [open, setOpen] = useState(false);
  // A margin is looked into beneath the margins, so that the sheet keeps its unit.
  const layers = useMemo(() => ({ ...panels, against: null }), [panels]);
  const { snapshot, radius, nameOf, compared } = panels;
  const notes = useNotes(snapshot, dataset);
  const isAnswered = hasValues(panels);
  return (
    <div className={`${styles.layout} ${isStale ? 'stale' : ''}`} aria-busy={isStale}>
      <div className={styles.hero}>
        <TestImage
          dataset={dataset}
          image={snapshot.query.image}
          label={snapshot.query.picture?.name ?? describeImage(dataset, snapshot.query.image)}
          className={styles.image}
        />
        <Part id="verdict">
          {isAnswered ? (
            <div className={styles.answer}>
              <ValuesPanel panels={panels} dataset={dataset} state={state} update={update} />
            </div>
          ) : (
            <VerdictPanel
              verdict={panels.verdict}
              facts={panels.facts}
              method={snapshot.query.method}
              rounding={snapshot.result.rounding}
              compared={compared}
              times={times}
              isDeciding={panels.isDeciding}
            />
          )}
        </Part>
      </div>
      <Part id="radius">
        <EpsilonSlider />
      </Part>
      <Part id="method">
        <MethodChooser method={state.method} update={update} times={times} wide />
        <CompareMenu state={state} update={update} />
      </Part>
      <Part id="network">
        <KnownButton name={state.model} model={snapshot.query.model} update={update} />
      </Part>
      <div className={styles.rounding}>
        <span className="caption">
          {snapshot.query.picture?.name ?? `Test image ${snapshot.query.image}`}
          {isAssumed(snapshot.query.model) && (
            <>
              , class names <Assumed why={whyClasses(dataset.name)} />
            </>
          )}
          . {PERTURBED(radius)} {notes.join(' ')}
        </span>
        <Part id="method">
          <RoundingMenu value={state.rounding} onChange={(rounding) => update({ rounding })} />
        </Part>
      </div>
      <RisingChart history={rising} nameOf={nameOf} />
      {panels.decisions.length > 0 && (
        <DecisionPanel
          readings={panels.decisions}
          selected={panels.decision}
          label={snapshot.result.label[0] ?? -1}
          nameOf={nameOf}
          onSelect={panels.selectDecision}
        />
      )}
      {!isAnswered && (
        <Part id="verdict">
          <Margins panels={panels} />
          {panels.against !== null && (
            <MarginPanel panels={panels} against={panels.against} linear={linear} dataset={dataset} />
          )}
          <LogitTable
            logits={panels.logits}
            label={snapshot.result.label[0] ?? -1}
            decisions={panels.decisions}
            nameOf={nameOf}
            compared={compared?.logits ?? null}
          />
        </Part>
      )}
      {snapshot.result.classes > 0 && (
        <Part id="searches">
          <CounterexamplePanel panels={panels} searches={searches} dataset={dataset} />
          <DecidePanel panels={panels} searches={searches} />
          <RadiusPanel panels={panels} searches={searches} />
        </Part>
      )}
      <Part id="input">
        <section aria-label="Other images">
          {snapshot.query.picture ? (
            <OwnPictureNote
              picture={snapshot.query.picture}
              hasImages={datasetFor(snapshot.query.model) !== null}
              onLeave={() => update({ picture: null, unit: null })}
            />
          ) : (
            <ImageChooser
              dataset={dataset}
              model={snapshot.query.model}
              onOpen={onOpen}
              state={state}
              update={update}
            />
          )}
        </section>
      </Part>
      <Part id="layers">
        <section className={styles.sheet} aria-label="Layers">
          <button
            type="button"
            className={styles.handle}
            aria-expanded={open}
            aria-controls="inspect-layers"
            onClick={() => setOpen(!open)}
          >
            Layers
            <span className={open ? '' : styles.up}>
              <Icon name="chevronDown" size={16} />
            </span>
          </button>
          <div id="inspect-layers" className={styles.body} hidden={!open}>
            {open && <LayerDetails panels={layers} dataset={dataset} linear={linear} compare={null} isWhole />}
          </div>
        </section>
      </Part>
    </div>
  );
}
