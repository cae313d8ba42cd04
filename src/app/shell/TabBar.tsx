import { useApp } from '../appContext';
import { Icon } from '../controls/Icon';
import styles from './TabBar.module.css';
import { ViewLink } from './ViewLink';

/** The views of narrow screens, under the thumb. */
export function TabBar() {
  const { views } = useApp();
  return (
    <nav aria-label="Views" className={`${styles.tabs} no-print`}>
      {views.map((view) => (
        <ViewLink key={view.id} view={view} className={styles.tab}>
          <Icon path={view.icon} />
        </ViewLink>
      ))}
    </nav>
  );
}
