import { useStore } from 'zustand';
import { Menu } from '../../../app/controls/Menu';
import { MEMORY_LIMITS, memoryLimit } from '../../../app/memoryLimit';
import { formatBytes } from '../../../numbers/amounts';
import { LIMIT } from '../words';

/** How much memory bounding may take; what needs more is refused beforehand. */
export function LimitMenu() {
  const limit = useStore(memoryLimit);
  return (
    <>
      {LIMIT}
      <Menu
        label={LIMIT}
        look="plain"
        name={`${LIMIT}: ${formatBytes(limit)}`}
        items={MEMORY_LIMITS.map((bytes) => ({
          id: String(bytes),
          label: formatBytes(bytes),
          checked: bytes === limit,
        }))}
        onSelect={(id) => memoryLimit.setState(Number(id), true)}
      >
        {formatBytes(limit)}
      </Menu>
    </>
  );
}
