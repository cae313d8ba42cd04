import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Floating } from './Floating';
import { Icon } from './Icon';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
  /** Present on items that are a choice. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Starts a new block with a line above. */
  readonly separated?: boolean;
}

interface MenuProps {
  /** What the button shows. */
  readonly children: ReactNode;
  /** Names the menu for screen readers. */
  readonly label: string;
  /** A function is asked whenever the menu is drawn open, for what depends on the moment. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  readonly onSelect: (id: string) => void;
  /** `outlined` is the select-like button, `plain` a line of text with a chevron, `bare` without one. */
  readonly look?: 'outlined' | 'plain' | 'bare';
  /** Names the button where what it shows is not its name. */
  readonly name?: string;
  /** Which edge of the button the list keeps to. */
  readonly align?: 'start' | 'end';
}

/** A menu button: Enter or arrow down opens, arrows and first letters move, Escape closes. */
export function Menu({ children, label, items, onSelect, look = 'outlined', name, align = 'start' }: MenuProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const entries = entriesOf(root.current);
    (entries.find((entry) => entry.ariaChecked === 'true') ?? entries[0])?.focus();
    const onPointer = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (!moveFocus(entriesOf(root.current), event.key)) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the items, which are buttons
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      <button
        ref={trigger}
        type="button"
        className={`${styles.trigger} ${styles[look]}`}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
        {look !== 'bare' && <Icon name="chevronDown" size={16} />}
      </button>
      {open && trigger.current && (
        <Floating
          id={id}
          role="menu"
          aria-label={label}
          className={styles.list}
          anchor={trigger.current}
          at={`bottom-${align}`}
          gap={4}
          inPlace
        >
          {(typeof items === 'function' ? items() : items).map((item, index) => (
            <button
              key={item.id}
              type="button"
              {...roleOf(item)}
              aria-disabled={item.disabled || undefined}
              tabIndex={index === 0 ? 0 : -1}
              className={`${styles.item} ${item.separated ? styles.separated : ''}`}
              onClick={() => {
                if (item.disabled) return;
                close();
                onSelect(item.id);
              }}
            >
              <span className={styles.check}>{item.checked && <Icon name="check" size={16} />}</span>
              <span>
                {item.label}
                {item.note && <span className={styles.note}>{item.note}</span>}
              </span>
            </button>
          ))}
        </Floating>
      )}
    </div>
  );
}

function roleOf({ checked }: MenuItem) {
  return checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };
}

function entriesOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
}

/** Moves focus among the items; false where the key means nothing here. */
function moveFocus(entries: readonly HTMLElement[], key: string): boolean {
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const count = entries.length;
  const target = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  }[key];
  if (target !== undefined) {
    entries[target]?.focus();
    return true;
  }
  if (key.length !== 1 || key === ' ') return false;
  const rotated = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  rotated.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))?.focus();
  return true;
}
