import './button.css';

import type { ComponentChildren, JSX } from 'preact';

import { Icon, type IconNode } from './icon';

/**
 * main: the one thing this screen is for. soft: a choice of equal weight. outline: beside others. plain: a way out.
 * danger: deletes.
 */
type ButtonVariant = 'main' | 'soft' | 'outline' | 'plain' | 'danger';

type Appearance = {
  variant?: ButtonVariant;
  small?: boolean;
  wide?: boolean;
  icon?: IconNode;
  children: ComponentChildren;
};

export type ButtonProps = Appearance & {
  onClick?: (event: MouseEvent) => void;
  type?: 'button' | 'submit';
  /** The act is under way: it stays where it is, keeps focus, and takes no second tap. */
  busy?: boolean;
  form?: string;
  id?: string;
  'aria-describedby'?: string;
  'aria-expanded'?: boolean;
  'aria-pressed'?: boolean;
  'aria-controls'?: string;
  'aria-haspopup'?: 'dialog';
  'aria-label'?: string;
};

/** Says literally what it does. Never disabled: an act that can't be done yet says why when it is tapped. */
export function Button({ variant, small, wide, icon, busy, onClick, type = 'button', children, ...rest }: ButtonProps): JSX.Element {
  const tap = (event: MouseEvent): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button {...rest} type={type} class={classOf({ variant, small, wide })} aria-disabled={busy ? true : undefined} onClick={tap}>
      {icon && <Icon node={icon} />}
      {children}
    </button>
  );
}

export type LinkButtonProps = Appearance & { href: string; id?: string; target?: string; rel?: string; 'aria-label'?: string };

/** Goes somewhere, and looks like a button. */
export function LinkButton({ variant, small, wide, icon, children, ...rest }: LinkButtonProps): JSX.Element {
  return (
    <a {...rest} class={classOf({ variant, small, wide })}>
      {icon && <Icon node={icon} />}
      {children}
    </a>
  );
}

/** A row of buttons at the end of a screen or a sheet. */
export function Actions({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="actions">{children}</div>;
}

function classOf({ variant = 'main', small, wide }: Pick<Appearance, 'variant' | 'small' | 'wide'>): string {
  return ['button', variant !== 'main' && `button--${variant}`, small && 'button--small', wide && 'button--wide'].filter(Boolean).join(' ');
}
