import { useStore } from 'zustand';
import { Icon } from '../controls/Icon';
import { Menu } from '../controls/Menu';
import { exportOptions } from '../exports';
import { saveById } from '../shellCommands';

/** Files that the view on screen offers. */
export function ExportMenu() {
  const options = useStore(exportOptions.store);
  if (options.length === 0) return null;
  return (
    <Menu label="Export" items={options} look="bare" align="end" onSelect={saveById}>
      <Icon name="export" size={18} />
      <span>Export</span>
    </Menu>
  );
}
