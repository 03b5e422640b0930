import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'link';
  readonly size?: 'm' | 's';
  readonly children: ReactNode;
}

/** A button with its word. */
export function Button({ kind = 'plain', size = 'm', children, ...rest }: Props): ReactElement {
  return (
    <AriaButton {...rest} className={styles['button'] ?? ''} data-kind={kind} data-size={size}>
      {children}
    </AriaButton>
  );
}

interface IconProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly name: string;
  readonly children: ReactNode;
}

/** A button whose word is in its name and its tooltip. */
export function IconButton({ name, children, ...rest }: IconProps): ReactElement {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={name} className={styles['button'] ?? ''} data-kind="icon">
        {children}
      </AriaButton>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
