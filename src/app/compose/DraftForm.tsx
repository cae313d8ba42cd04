import type { ReactNode } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { type Audience, type Profile, TYPE_SIZES } from '../scene/sceneState';
import { useApp } from '../state/store';
import styles from './ComposeDialog.module.css';
import { type Draft, isStudentsPage, mayCarry, partsOf } from './draft';
import { PartTable } from './PartTable';
import { AUDIENCE_NOTES, CARRIED, COLOURS } from './words';

interface DraftFormProps {
  readonly draft: Draft;
  /** What a sender has to know of a network that does not go along. */
  readonly left: string | undefined;
  readonly onChange: (draft: Draft) => void;
}

const AUDIENCES: readonly { readonly id: Audience; readonly label: string }[] = [
  { id: 'student', label: 'Student' },
  { id: 'teacher', label: 'Teacher' },
];

const PROFILE_TITLES: readonly { readonly id: Profile; readonly label: string }[] = [
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'projector', label: 'Projector' },
];

/** All choices of a link. */
export function DraftForm({ draft, left, onChange }: DraftFormProps) {
  const app = useApp();
  const view = app.views.find(({ id }) => id === draft.view) ?? app.views[0];
  if (!view) return null;
  const set = (partial: Partial<Draft>) => onChange({ ...draft, ...partial });
  const alone = (view.parts ?? []).filter((part) => part.alone);
  const state = app.store.getState().states[view.id] ?? view.initial;
  const stations = view.stations?.(state) ?? [];
  const step = draft.step ?? (state as { readonly step?: number }).step ?? 0;
  return (
    <>
      <Row label="For" note={AUDIENCE_NOTES[draft.audience]}>
        <SegmentedControl
          label="For"
          // A student's page leads to no teacher's, by no link made there either.
          segments={isStudentsPage(app) ? AUDIENCES.slice(0, 1) : AUDIENCES}
          value={draft.audience}
          onChange={(audience) => set({ audience })}
        />
      </Row>
      <Row label="View">
        <select
          className={styles.select}
          aria-label="View"
          value={view.id}
          onChange={(event) => set({ view: event.target.value, only: '', step: null })}
        >
          {app.views.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Row>
      {alone.length > 0 && (
        <Row label="Show">
          <SegmentedControl
            label="Show"
            segments={[{ id: '', label: 'Whole view' }, ...alone.map(({ id, title }) => ({ id, label: title }))]}
            value={draft.only}
            onChange={(only) => set({ only })}
          />
        </Row>
      )}
      {stations.length > 0 && (
        <Row label="Start at">
          <select
            className={styles.select}
            aria-label="Start at"
            value={step}
            onChange={(event) => set({ step: Number(event.target.value) })}
          >
            {stations.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place; names repeat
              <option key={index} value={index}>
                {index + 1}. {name}
              </option>
            ))}
          </select>
        </Row>
      )}
      <PartTable parts={partsOf(view)} draft={draft} onChange={onChange} />
      <Row label="Type size">
        <SegmentedControl
          label="Type size"
          segments={TYPE_SIZES.map((size) => ({ id: String(size), label: `${size} px` }))}
          value={String(draft.size)}
          onChange={(size) => set({ size: Number(size) })}
        />
      </Row>
      <Row label="Colours" note={COLOURS}>
        <SegmentedControl
          label="Colours"
          segments={PROFILE_TITLES}
          value={draft.profile}
          onChange={(profile) => set({ profile, ...(profile === 'projector' && { size: Math.max(16, draft.size) }) })}
        />
      </Row>
      {view.carries && mayCarry(app, draft) && (
        <label className={styles.check}>
          <input type="checkbox" checked={draft.carries} onChange={(event) => set({ carries: event.target.checked })} />
          With {view.carries.label}
        </label>
      )}
      {draft.file && <p className="label">{CARRIED.along(draft.file.name.slice(5))}</p>}
      {left && <p className="label">{left}</p>}
    </>
  );
}

interface RowProps {
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Row({ label, note, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.name}>{label}</span>
      <div className={styles.choice}>{children}</div>
      {note && <p className="caption">{note}</p>}
    </div>
  );
}
