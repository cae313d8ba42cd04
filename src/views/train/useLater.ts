import { useEffect, useState } from 'react';

/** What is being read from the browser's database takes less. */
const DELAY = 1000;

/** Whether something has been so for a second. */
export function useLater(is: boolean): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLater(true), DELAY);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [is]);
  return is && later;
}
