import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { SUPPORTS, type Support } from '../../../engine/api/types';
import { printable } from '../../../numbers/printable';
import { useElementSize } from '../../../pictures/useElementSize';
import styles from './GraphFigure.module.css';
import { moveTo, neighboursIn } from './graphMoves';
import { CARD, type GraphPicture, INPUT_NODE, type NodeBox, type PictureNode, titleOf } from './graphPicture';
import { SupportMark } from './SupportMark';
import { GRAPH } from './words';

interface GraphFigureProps {
  readonly nodes: readonly PictureNode[];
  readonly supports: readonly (Support | undefined)[];
  readonly picture: GraphPicture;
  /** Of the network's input. */
  readonly inputShape: readonly number[] | null;
  readonly selected: number;
  readonly onSelect: (node: number) => void;
  readonly onEnter: (node: number) => void;
  readonly onToggle: (first: number) => void;
}

/** The picture's element, by which it is exported. */
export const GRAPH_PICTURE = 'network-graph';

/** What is drawn beyond the edges, so that scrolling shows no gaps. */
const MARGIN = 400;

/** Graphs of no more cards are drawn whole, and so are files of them. */
const MOST_WHOLE = 200;

/**
 * A network from left to right: a card a node, branches one below the other, alike blocks once. Only what is in sight is
 * drawn, however long the network is. The cards are one list for keys and screen readers.
 */
export function GraphFigure(props: GraphFigureProps) {
  const { nodes, supports, picture, inputShape, selected, onSelect, onEnter, onToggle } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(scroller);
  const [left, setLeft] = useState(0);
  const neighbours = useMemo(() => neighboursIn(picture), [picture]);
  const chosen = picture.boxOf(selected) ?? picture.boxes[0];
  const isWhole = picture.boxes.length <= MOST_WHOLE;
  // Browsers take seconds to paint what is as wide as a long network.
  const [first, last] = isWhole
    ? [0, picture.width]
    : [Math.max(0, left - MARGIN), Math.min(picture.width, left + width + MARGIN)];
  const isInSight = (from: number, to: number) => to >= first && from <= last;
  const shown = picture.boxes.filter((box) => box === chosen || isInSight(box.x, box.x + box.width));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || width === 0 || !chosen) return;
    const [from, to] = [chosen.x - CARD.wide, chosen.x + chosen.width + CARD.wide];
    if (from < element.scrollLeft) element.scrollLeft = from;
    else if (to > element.scrollLeft + width) element.scrollLeft = to - width;
    setLeft(element.scrollLeft);
  }, [chosen, width]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') onEnter(selected);
    else {
      const next = moveTo(event.key, picture, neighbours, selected);
      if (next === undefined && !/^(Arrow|Home|End)/.test(event.key)) return;
      if (next !== undefined) onSelect(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const idOf = (node: number) => `${id}${node}`;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={(event) => setLeft(event.currentTarget.scrollLeft)}>
      <div id={GRAPH_PICTURE} className={styles.sheet} style={{ width: picture.width, height: picture.height }}>
        <svg
          className={styles.lines}
          style={{ left: first }}
          width={Math.max(0, last - first)}
          height={picture.height}
          viewBox={`${first} 0 ${Math.max(1, last - first)} ${picture.height}`}
          aria-hidden="true"
        >
          {picture.lines
            .filter((line) => isInSight(line.left, line.right))
            .map((line) => (
              <path
                key={`${line.from} ${line.to}`}
                d={line.path}
                className={line.from === chosen?.node || line.to === chosen?.node ? styles.near : ''}
              />
            ))}
        </svg>
        {picture.frames.map(
          ({ repeat, isOpen, left: from, right, bottom }) =>
            isInSight(from, right) && (
              <div key={repeat.first} className={styles.frame} style={frameWithin(from, right, [first, last], bottom)}>
                <button
                  type="button"
                  className={styles.toggle}
                  aria-expanded={isOpen}
                  onClick={() => onToggle(repeat.first)}
                >
                  {isOpen ? GRAPH.close(repeat.count) : `${GRAPH.block(repeat.count)}: ${GRAPH.open(repeat.count)}`}
                </button>
              </div>
            ),
        )}
        <div
          role="listbox"
          tabIndex={0}
          className={styles.cards}
          aria-label="Graph of the network"
          aria-describedby={`${id}help`}
          aria-activedescendant={chosen && idOf(chosen.node)}
          onKeyDown={onKeyDown}
        >
          {shown.map((box) => (
            <Card
              key={box.node}
              id={idOf(box.node)}
              box={box}
              node={nodes[box.node]}
              support={supports[box.node]}
              shape={box.node === INPUT_NODE ? inputShape : (nodes[box.node]?.shape ?? null)}
              isSelected={box === chosen}
              onSelect={onSelect}
            />
          ))}
        </div>
        <span id={`${id}help`} className="visually-hidden">
          {GRAPH.help}
        </span>
      </div>
    </div>
  );
}

/** As much of a frame as is in sight. */
function frameWithin(from: number, to: number, [first, last]: readonly [number, number], bottom: number) {
  const left = Math.max(from, first);
  return { left, width: Math.min(to, last) - left, height: bottom - 6 };
}

interface CardProps {
  readonly id: string;
  readonly box: NodeBox;
  readonly node: PictureNode | undefined;
  readonly support: Support | undefined;
  readonly shape: readonly number[] | null;
  readonly isSelected: boolean;
  readonly onSelect: (node: number) => void;
}

function Card({ id, box, node, support, shape, isSelected, onSelect }: CardProps) {
  const title = titleOf(node);
  const sizes = shape?.join('×') ?? '';
  const name = node ? ` “${printable(node.name)}”` : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which option is active
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-label={[`${title}${name}`, sizes, support && SUPPORTS[support].title].filter(Boolean).join(', ')}
      title={`${title}${name}`}
      className={`${styles.card} ${isSelected ? styles.selected : ''} ${support === 'unsupported' ? styles.refused : ''}`}
      style={{ left: box.x, top: box.y, width: box.width, height: CARD.height }}
      onClick={() => onSelect(box.node)}
    >
      <span className={styles.title}>
        {support && <SupportMark support={support} />}
        <span className={styles.name}>{title}</span>
      </span>
      <span className={styles.shape}>{sizes}</span>
    </div>
  );
}
