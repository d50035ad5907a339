import { type ComponentChildren, Fragment, h, options, type VNode } from 'preact';

import { piecesOf } from '../i18n/own';

/** Text is all that these may hold, or they are drawn by rules of their own. */
const HOLD_TEXT_ALONE = new Set<unknown>(['text-run', 'option', 'textarea', 'title', 'text', 'tspan', 'style', 'script']);
const READ_OUT = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt'] as const;
const TYPED_INTO = new Set<unknown>(['input', 'textarea']);

type Props = Record<string, unknown> & { children?: ComponentChildren };

/**
 * Puts every text into an element of its own (`<text-run>`), which goes when the text changes. A browser that
 * translates the page puts something else in the place of each text, and whoever still holds the text would change it
 * unseen: "You are offline" for ever. Elements it leaves alone. What is not the app's own (i18n/own.ts) is not to be
 * translated. Call once, before anything is drawn.
 */
export function standApart(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    setApart(vnode as VNode<Props> & { key: unknown });
    before?.(vnode);
  };
}

function setApart(vnode: VNode<Props> & { key: unknown }): void {
  const { type, props } = vnode;
  if (typeof type === 'function' && type !== Fragment) return;
  if (type !== Fragment && type !== 'text-run' && isTheirs(type, props)) props['translate'] ??= false;
  if (type === 'option') vnode.key = `${String(vnode.key)}/${String(props.children)}`;
  if (!HOLD_TEXT_ALONE.has(type) && props.children !== undefined) props.children = inRuns(props.children) as ComponentChildren;
}

function isTheirs(type: unknown, props: Props): boolean {
  if (TYPED_INTO.has(type)) return true;
  const texts = [...READ_OUT.map((name) => props[name]), ...(HOLD_TEXT_ALONE.has(type) ? [props.children] : [])];
  return texts.some((text) => typeof text === 'string' && piecesOf(text).some(({ own }) => own));
}

function inRuns(children: unknown): unknown {
  if (typeof children === 'string' || typeof children === 'number') return children === '' ? children : run(String(children));
  return Array.isArray(children) ? children.map(inRuns) : children;
}

function run(text: string): VNode {
  const pieces = piecesOf(text);
  const [piece] = pieces;
  if (piece && pieces.length === 1) return h('text-run', { key: text, ...(piece.own ? { translate: false } : {}) }, text);
  return h(
    'text-run',
    { key: text },
    pieces.map((one, index) => h('text-run', { key: index, ...(one.own ? { translate: false } : {}) }, one.text)),
  );
}
