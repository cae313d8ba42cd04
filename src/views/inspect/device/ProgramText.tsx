import { useMemo, useState } from 'react';
import { copyText } from '../../../app/commands/copyText';
import type { ProgramTrace } from '../../../engine/api/types';
import form from '../controls/Form.module.css';
import styles from './DeviceDialog.module.css';
import { dedented, wgslTokens } from './wgslTokens';
import { DEVICE } from './words';

interface ProgramTextProps {
  readonly layer: string;
  readonly programs: readonly ProgramTrace[];
}

/** The programs that run for a layer, one at a time as WGSL: what is its own, or all that the browser compiles. */
export function ProgramText({ layer, programs }: ProgramTextProps) {
  const [chosen, setChosen] = useState(() => slowest(programs));
  const [isWhole, setIsWhole] = useState(false);
  const program = programs[chosen];
  const lines = useMemo(() => {
    if (!program) return [];
    return dedented(isWhole ? program.wgsl : program.wgsl.slice(...program.own));
  }, [program, isWhole]);
  if (!program) return null;
  const { workgroups, workgroupSize, runs, milliseconds } = program;
  return (
    <section className={styles.program} aria-label={DEVICE.programsOf(layer)}>
      <div className={styles.choices}>
        <select
          className={form.input}
          aria-label={DEVICE.programsOf(layer)}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {programs.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one kind may stand twice
            <option key={at} value={at}>
              {DEVICE.program(at + 1, programs.length, each.name, each.milliseconds)}
            </option>
          ))}
        </select>
        <label>
          <input type="checkbox" checked={isWhole} onChange={(event) => setIsWhole(event.target.checked)} />{' '}
          {DEVICE.whole}
        </label>
        <button type="button" onClick={() => void copyText(lines.join('\n'), 'WGSL')}>
          Copy
        </button>
      </div>
      <p className={styles.run}>{DEVICE.run(runs, product(workgroups), product(workgroupSize), milliseconds)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className={styles.code} aria-label="WGSL" tabIndex={0}>
        <pre>
          <code>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <span key={at} className={styles.line}>
                {wgslTokens(line).map(({ kind, text }, piece) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
                  <span key={piece} className={styles[kind]}>
                    {text}
                  </span>
                ))}
                {'\n'}
              </span>
            ))}
          </code>
        </pre>
      </section>
    </section>
  );
}

function slowest(programs: readonly ProgramTrace[]): number {
  const times = programs.map(({ milliseconds }) => milliseconds ?? 0);
  return Math.max(0, times.indexOf(Math.max(...times)));
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
