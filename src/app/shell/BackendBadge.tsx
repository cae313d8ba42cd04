import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { BACKENDS, type BackendName } from '../../catalog/backends';
import { engine } from '../../engine/api/client';
import type { BackendStatus } from '../../engine/api/types';
import { rememberedBackend } from '../backendChoice';
import { Menu, type MenuItem } from '../controls/Menu';
import { changeBackend, engineStatus } from '../engineStatus';
import styles from './BackendBadge.module.css';
import { BACKEND } from './words';

const MEASURE = 'measure';

/** Which backend runs and on what device; its menu says how quick each is, and why a better one does not run. */
export function BackendBadge() {
  const { status } = useStore(engineStatus);
  const [names, setNames] = useState<readonly BackendName[]>([]);
  const backend = status?.backend;
  useEffect(() => {
    if (!backend) return;
    engine()
      .backends()
      .then(setNames, () => {});
  }, [backend]);
  if (!status) {
    return (
      <span className={styles.badge} role="status">
        {BACKEND.starting}
        <span className={styles.device}>{BACKEND.engine}</span>
      </span>
    );
  }
  const { device, fallback } = status;
  const title = BACKENDS[status.backend].title;
  return (
    <Menu
      label="Where bounds are computed"
      name={`${title} · ${device}. ${fallback ?? ''}`}
      items={itemsOf(status, names)}
      onSelect={(id) => changeBackend(names.find((name) => name === id))}
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

function itemsOf(
  { backend, device, fallback, measured, blocksFrom }: BackendStatus,
  names: readonly BackendName[],
): MenuItem[] {
  const figures = measured ?? rememberedBackend()?.measured ?? {};
  const choices = names.map((name): MenuItem => {
    const own = figures[name];
    const running = name === backend ? BACKEND.runs(device) : undefined;
    const blocks = name === backend && blocksFrom !== undefined ? BACKEND.blocks(blocksFrom) : undefined;
    const note = [running, own && BACKEND.times(own.small, own.large), blocks].filter(Boolean).join(' ');
    return { id: name, label: BACKENDS[name].title, checked: name === backend, ...(note && { note }) };
  });
  const note = fallback ?? BACKEND.measureNote;
  return [...choices, { id: MEASURE, label: BACKEND.measure, note, separated: true }];
}
