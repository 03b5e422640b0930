import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../use-words.ts';
import { IconButton } from './button.tsx';
import styles from './controls.module.css';
import { Cross } from './icons.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly widthPx?: number;
}

/** A sheet over the page that asks for one thing; Escape closes it. */
export function Dialog({ title, onClose, children, actions, widthPx = 560 }: Props): ReactElement {
  const { t } = useWords();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''} style={{ '--dialog-width': `${widthPx}px` } as CSSProperties}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <div className={styles['dialogHead']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton name={t('common.close')} onPress={onClose}>
              <Cross />
            </IconButton>
          </div>
          {children}
          {actions === undefined ? null : <div className={styles['dialogActions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
