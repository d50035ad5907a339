import './surface.css';

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import Info from 'lucide/dist/esm/icons/info.mjs';

import { Icon, type IconNode } from './icon';

/** A raised surface for one thing. */
export function Card({ tone, children }: { tone?: 'sunk'; children: ComponentChildren }): JSX.Element {
  return <div class={tone ? `card card--${tone}` : 'card'}>{children}</div>;
}

export type ListRowProps = {
  title: ComponentChildren;
  subtitle?: ComponentChildren;
  icon?: IconNode;
  tone?: 'green' | 'clay';
  /** Where it leads, or what it does. With neither it only tells. */
  href?: string;
  onClick?: () => void;
  /** At the end, in place of the arrow. */
  end?: ComponentChildren;
};

/** One row of a list: a mark, a title, a quiet line. */
export function ListRow({ title, subtitle, icon, tone = 'green', href, onClick, end }: ListRowProps): JSX.Element {
  const inside = (
    <>
      {icon && (
        <span class={tone === 'clay' ? 'list-row-mark list-row-mark--clay' : 'list-row-mark'}>
          <Icon node={icon} />
        </span>
      )}
      <span class="list-row-words">
        <span class="list-row-title">{title}</span>
        {subtitle && <span class="list-row-subtitle">{subtitle}</span>}
      </span>
      {(end ?? (href || onClick)) && <span class="list-row-end">{end ?? <Icon node={ChevronRight} size={20} />}</span>}
    </>
  );
  if (href) {
    return (
      <a class="list-row" href={href}>
        {inside}
      </a>
    );
  }
  if (onClick) {
    return (
      <button class="list-row" type="button" onClick={onClick}>
        {inside}
      </button>
    );
  }
  return <div class="list-row">{inside}</div>;
}

/** Rows one below the other, as a list for screen readers. */
export function List({ wide = false, children }: { /** Side by side where there is room. */ wide?: boolean; children: readonly ComponentChildren[] | ComponentChildren }): JSX.Element {
  const rows = (Array.isArray(children) ? children.flat() : [children]).filter((row) => row !== null && row !== false && row !== undefined);
  return (
    <ul class={wide ? 'list list--wide' : 'list'}>
      {rows.map((row, index) => (
        <li key={(row as { key?: string | number }).key ?? index}>{row}</li>
      ))}
    </ul>
  );
}

export type CalloutProps = { title?: ComponentChildren; children: ComponentChildren; tone?: 'green' | 'clay' | 'danger'; icon?: IconNode };

/** Something worth knowing, said quietly beside the rest. */
export function Callout({ title, children, tone = 'green', icon = Info }: CalloutProps): JSX.Element {
  return (
    <div class={tone === 'green' ? 'callout' : `callout callout--${tone}`} role="note">
      <Icon node={icon} />
      <div>
        {title && <p class="callout-title">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}

/** What went wrong and what is still there. Read out at once and given focus; blames nobody. */
export function ErrorCallout({ title, children }: { title?: ComponentChildren; children: ComponentChildren }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} class="callout callout--clay" role="alert" tabIndex={-1}>
      <Icon node={Info} />
      <div>
        {title && <p class="callout-title">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}

type EmptyProps = {
  readonly icon?: IconNode;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
  readonly foot?: ComponentChildren; // what is good to know, below what can be done
};

/** A place with nothing in it yet: says that this is fine, and what can be done here. */
export function EmptyState(props: EmptyProps): JSX.Element {
  return (
    <div class="empty">
      {props.icon && (
        <span class="list-row-mark">
          <Icon node={props.icon} size={26} />
        </span>
      )}
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action}
      {props.foot && <p class="small">{props.foot}</p>}
    </div>
  );
}

/** Holds the room of what is on its way. Does not move. */
export function Skeleton({ rows = 3, label }: { rows?: number; label: string }): JSX.Element {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
