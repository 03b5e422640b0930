import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './year.module.css';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

/** What may be wider than the panel: where it is, it takes the focus, so that arrows scroll it. */
export function ScrollBox({ name, children }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const focus = scrolls ? { tabIndex: 0 } : {};
  return (
    <div ref={box} className={styles['wide']} role="region" aria-label={name} {...focus}>
      {children}
    </div>
  );
}
