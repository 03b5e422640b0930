import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './controls.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}

interface Props {
  readonly name: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ReactNode;
}

/** A button that opens a list of actions. */
export function Menu({ name, entries, children }: Props): ReactElement {
  return (
    <MenuTrigger>
      <Button aria-label={name} className={styles['button'] ?? ''} data-kind="icon">
        {children}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <AriaMenu aria-label={name}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              isDisabled={entry.disabled === true}
              onAction={entry.onAction}
              className={styles['item'] ?? ''}
            >
              {entry.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
