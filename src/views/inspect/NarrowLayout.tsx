import { useMemo, useState } from 'react';
import { Icon } from '../../app/controls/Icon';
import { TestImage } from '../../charts/TestImage';
import { CompareMenu } from './CompareMenu';
import { CounterexamplePanel } from './CounterexamplePanel';
import { DecisionPanel } from './DecisionPanel';
import { EpsilonSlider } from './EpsilonSlider';
import { describeImage, ImageChooser } from './ImagePanel';
import { LayerDetails } from './LayerDetails';
import { LogitTable } from './LogitTable';
import { MarginPanel } from './MarginPanel';
import { MarginTable } from './MarginTable';
import { MethodChooser } from './MethodChooser';
import styles from './NarrowLayout.module.css';
import { RadiusPanel } from './RadiusPanel';
import { RisingChart } from './RisingChart';
import { RoundingMenu } from './RoundingMenu';
import { VerdictPanel } from './VerdictPanel';
import type { LayoutProps } from './WideLayout';

/** One column for phones: image and verdict, margins, logits, other images; the layers are a sheet at the bottom. */
export function NarrowLayout({ panels, studies, dataset, linear, rising, times, state, update }: LayoutProps) {
  const [open, setOpen] = useState(false);
  // A margin is looked into beneath the margins, so that the sheet keeps its unit.
  const layers = useMemo(() => ({ ...panels, against: null }), [panels]);
  const { snapshot, radius, className, margins, nameOf, beside } = panels;
  return (
    <div className={styles.layout}>
      <div className={styles.hero}>
        <TestImage
          dataset={dataset}
          image={snapshot.query.image}
          label={describeImage(dataset, snapshot.query.image)}
          className={styles.image}
        />
        <VerdictPanel
          verdict={panels.verdict}
          facts={panels.facts}
          method={snapshot.query.method}
          rounding={snapshot.result.rounding}
          beside={beside}
          times={times}
        />
      </div>
      <EpsilonSlider levels={state.levels} update={update} />
      <MethodChooser method={state.method} update={update} times={times} wide />
      <CompareMenu state={state} update={update} />
      <div className={styles.rounding}>
        <span className="caption">
          Test image {snapshot.query.image}. Every pixel may move by {radius}, within 0 to 1.
        </span>
        <RoundingMenu value={state.rounding} onChange={(rounding) => update({ rounding })} />
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
      <MarginTable
        className={className}
        margins={margins}
        decisions={panels.decisions}
        nameOf={nameOf}
        beside={beside}
        selected={panels.against}
        onSelect={panels.selectMargin}
      />
      {panels.against !== null && (
        <MarginPanel panels={panels} against={panels.against} linear={linear} dataset={dataset} />
      )}
      <LogitTable
        logits={panels.logits}
        label={snapshot.result.label[0] ?? -1}
        decisions={panels.decisions}
        nameOf={nameOf}
        beside={beside?.logits ?? null}
      />
      <CounterexamplePanel panels={panels} studies={studies} dataset={dataset} />
      <RadiusPanel panels={panels} studies={studies} />
      <section aria-label="Other images">
        <ImageChooser dataset={dataset} state={state} update={update} />
      </section>
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
          {open && <LayerDetails panels={layers} dataset={dataset} linear={linear} compare={null} />}
        </div>
      </section>
    </div>
  );
}
