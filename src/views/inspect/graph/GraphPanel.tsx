import { type FormEvent, useMemo, useState } from 'react';
import { SUPPORT_NAMES, SUPPORTS, type Support } from '../../../engine/api/types';
import { formatCount } from '../../../numbers/format';
import { operationTitle } from '../layers/layerColumns';
import { GraphFigure } from './GraphFigure';
import styles from './GraphPanel.module.css';
import { findNode } from './graphMoves';
import { drawGraph, type PictureNode } from './graphPicture';
import { findRepeats } from './repeats';
import { SupportMark } from './SupportMark';
import { GRAPH } from './words';

interface GraphPanelProps {
  readonly nodes: readonly PictureNode[];
  /** Undefined until the report is here. */
  readonly supports: readonly (Support | undefined)[];
  readonly inputShape: readonly number[] | null;
  readonly selected: number;
  readonly onSelect: (node: number) => void;
  readonly onEnter: (node: number) => void;
}

/** Smaller graphs are shown whole, with every block. */
const MOST_WHOLE = 30;

/** The graph with its legend, a field to find nodes by, and blocks that open. */
export function GraphPanel({ nodes, supports, inputShape, selected, onSelect, onEnter }: GraphPanelProps) {
  const repeats = useMemo(() => findRepeats(nodes), [nodes]);
  const whole = useMemo(() => new Set(repeats.map(({ first }) => first)), [repeats]);
  const [toggled, setToggled] = useState<{ readonly of: object; readonly open: ReadonlySet<number> }>();
  const usual = nodes.length <= MOST_WHOLE ? whole : NONE;
  const open = toggled?.of === nodes ? toggled.open : usual;
  const picture = useMemo(() => drawGraph(nodes, repeats, open), [nodes, repeats, open]);
  const named = useMemo(() => nodes.map(({ name, op }) => ({ name, op, title: operationTitle(op) })), [nodes]);
  const [foundName, setFoundName] = useState('');
  const setOpen = (next: ReadonlySet<number>) => setToggled({ of: nodes, open: next });

  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = findNode(named, String(new FormData(event.currentTarget).get('text') ?? ''), selected);
    setFoundName(found === undefined ? GRAPH.none : `${named[found]?.title} ${named[found]?.name}`);
    if (found === undefined) return;
    const inside = repeats.find(
      ({ first, length, count }) => found >= first + length && found < first + length * count,
    );
    if (inside) setOpen(new Set([...open, inside.first]));
    onSelect(found);
  };
  return (
    <section className={styles.panel} aria-label="Graph">
      <header className={styles.head}>
        <h2 className="title">Graph</h2>
        <ul className={styles.legend}>
          {SUPPORT_NAMES.filter((support) => support !== 'unsupported' || supports.includes(support)).map((support) => (
            <li key={support} title={SUPPORTS[support].note}>
              <SupportMark support={support} />
              <b>{formatCount(supports.filter((each) => each === support).length)}</b> {SUPPORTS[support].title}
            </li>
          ))}
        </ul>
        <form className={styles.find} onSubmit={find}>
          <input type="search" name="text" aria-label={GRAPH.find} placeholder={GRAPH.find} className={styles.field} />
        </form>
        <span role="status" className={foundName === GRAPH.none ? 'label' : 'visually-hidden'}>
          {foundName}
        </span>
      </header>
      <GraphFigure
        nodes={nodes}
        supports={supports}
        picture={picture}
        inputShape={inputShape}
        selected={selected}
        onSelect={onSelect}
        onEnter={onEnter}
        onToggle={(first) => {
          const next = new Set(open);
          if (!next.delete(first)) next.add(first);
          setOpen(next);
        }}
      />
    </section>
  );
}

const NONE: ReadonlySet<number> = new Set();
