import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { BACKENDS, type BackendName, WITH_GRAPHICS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import { engine } from '../../engine/api/client';
import type { BackendStatus, Measured } from '../../engine/api/types';
import { rememberedBackend } from '../backendChoice';
import { Menu, type MenuItem } from '../controls/Menu';
import { changeBackend, chooseBySize, engineStatus } from '../engineStatus';
import { useAfterFirst } from '../models/useAfterFirst';
import styles from './BackendBadge.module.css';
import { BACKEND } from './words';

const [MEASURE, BY_SIZE] = ['measure', 'by size'] as const;

/** Which backend runs and on what device; its menu says how quick each is, and why a better one does not run. */
export function BackendBadge() {
  const { status } = useStore(engineStatus);
  const [names, setNames] = useState<readonly BackendName[]>();
  const backend = status?.backend;
  // Whether there is a graphics device takes a while to find out, and all that is computed meanwhile waits longer.
  const isTime = useAfterFirst(backend !== undefined);
  useEffect(() => {
    if (!backend || !isTime) return;
    engine()
      .backends()
      .then(setNames, () => {});
  }, [backend, isTime]);
  if (!status) {
    return (
      <span className={styles.badge} role="status">
        {BACKEND.starting}
        <span className={styles.device}>{BACKEND.engine}</span>
      </span>
    );
  }
  const { device, fallback, served } = status;
  const title = BACKENDS[status.backend].title;
  const offered = names ?? [status.backend];
  return (
    <Menu
      label="Where bounds are computed"
      name={`${title} · ${device}. ${fallback ?? (served ? BACKEND.served(served) : '')}`}
      items={itemsOf(status, offered)}
      onSelect={(id) => select(id, status, offered)}
      look="bare"
      align="end"
    >
      <span className={styles.badge}>
        <span className={`${styles.dot} ${fallback ? styles.fallback : ''}`} aria-hidden="true" />
        <span className={styles.name}>{title}</span>
        <span className={styles.device}>· {device}</span>
      </span>
    </Menu>
  );
}

function select(id: string, status: BackendStatus, names: readonly BackendName[]): void {
  const name = names.find((each) => each === id);
  if (name) changeBackend(name);
  else chooseBySize(id === BY_SIZE ? figuresOf(status) : undefined);
}

const figuresOf = ({ measured }: BackendStatus): Measured => measured ?? rememberedBackend()?.measured ?? {};

/** A choice by size is offered where there is one to be made. */
function itemsOf(status: BackendStatus, names: readonly BackendName[]): MenuItem[] {
  const { backend, device, fallback, blocksFrom, isBySize = false, served } = status;
  const figures = figuresOf(status);
  const why = served && BACKEND.served(served);
  const bySize: MenuItem = {
    id: BY_SIZE,
    label: BACKEND.bySize,
    checked: isBySize,
    note: isBySize && why ? why : BACKEND.bySizeNote,
  };
  const choices = names.map((name): MenuItem => {
    const own = figures[name];
    const running = name === backend ? BACKEND.runs(device) : undefined;
    const blocks = name === backend && blocksFrom !== undefined ? BACKEND.blocks(blocksFrom) : undefined;
    const chosen = name === backend && !isBySize ? why : undefined;
    const note = [running, chosen, own && BACKEND.times(own.small, own.large), blocks].filter(Boolean).join(' ');
    return { id: name, label: BACKENDS[name].title, checked: name === backend && !isBySize, ...(note && { note }) };
  });
  const note = fallback ?? BACKEND.measureNote;
  const isChoice = figures[WITH_GRAPHICS] && figures[WITHOUT_GRAPHICS];
  return [...(isChoice ? [bySize] : []), ...choices, { id: MEASURE, label: BACKEND.measure, note, separated: true }];
}
