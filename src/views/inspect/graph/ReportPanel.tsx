import { METHODS } from '../../../catalog/methods';
import type { SupportReport } from '../../../engine/api/types';
import { formatBytes, formatSeconds } from '../../../numbers/amounts';
import { formatCount } from '../../../numbers/format';
import { LimitMenu } from '../controls/LimitMenu';
import styles from './ReportPanel.module.css';
import { findingOf, REPORT } from './words';

/** What bounding takes, method by method, before anything runs. */
export function ReportPanel({ report }: { readonly report: SupportReport }) {
  const { methods, memory, parameters, multiplications, widest } = report;
  const rows = [
    ...methods.map((each) => ({ ...each, name: METHODS[each.method].title })),
    ...(report.attack ? [{ ...report.attack, name: REPORT.attack }] : []),
  ];
  const slow = methods.filter(({ slow: why }) => why !== undefined);
  return (
    <section className={styles.panel} aria-label={REPORT.title}>
      <header>
        <h2 className="title">{REPORT.title}</h2>
        <span className="caption">{REPORT.caption}</span>
      </header>
      <p className={`finding ${styles.finding}`}>{findingOf(report)}</p>
      <dl className={styles.facts}>
        <Fact value={parameters} name="weights" />
        <Fact value={multiplications} name="multiplications" />
        <Fact value={widest} name="widest value" />
        <Fact value={report.nodes.length} name="nodes" />
      </dl>
      <table className={styles.table} aria-label="Time and memory of each method">
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Time</th>
            <th scope="col">Memory</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, seconds, bytes, fits }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>≤ {formatSeconds(seconds)}</td>
              <td>
                <span className={fits ? '' : styles.refused}>
                  {formatBytes(bytes, fits ? 'nearest' : 'up')} {!fits && <span className={styles.why}>refused</span>}
                </span>
                <span className={styles.track} aria-hidden="true">
                  <span
                    className={fits ? styles.bar : styles.over}
                    style={{ width: `${Math.min(100, (100 * bytes) / memory)}%` }}
                  />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.limit}>
        <LimitMenu />
      </div>
      <p className="caption">{REPORT.memory}</p>
      {slow.map(({ method, slow: why }) => (
        <p key={method} className={styles.slow}>
          <b>{METHODS[method].title}</b> is slow here: {why}
        </p>
      ))}
    </section>
  );
}

function Fact({ value, name }: { readonly value: number; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}
