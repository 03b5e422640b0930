import type { ReactElement, ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './controls.module.css';

interface Props {
  readonly title: string;
  readonly open?: boolean;
  readonly level?: 3 | 4;
  /** Told each time that it is unfolded. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A part of a panel that folds under its title. */
export function Section({ title, open = false, level = 3, onOpen, children }: Props): ReactElement {
  return (
    <Disclosure defaultExpanded={open} onExpandedChange={(isOpen) => (isOpen ? onOpen?.() : undefined)}>
      <Heading level={level}>
        <Button slot="trigger" className={styles['disclosureButton'] ?? ''}>
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles['disclosurePanel']}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
