import { type ComponentChildren, Fragment, h, options, type VNode } from 'preact';

import { piecesOf } from '../i18n/own';

/** Text is all that these may hold, or they are drawn by rules of their own. */
const HOLD_TEXT_ALONE = new Set<unknown>(['text-run', 'option', 'textarea', 'title', 'text', 'tspan', 'style', 'script']);
const READ_OUT = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt'] as const;
const TYPED_INTO = new Set<unknown>(['input', 'textarea']);
const TYPES_OF_WORDS = new Set<unknown>([undefined, 'text', 'search', 'email', 'password']);

type Props = Record<string, unknown> & { children?: ComponentChildren };

/**
 * Puts every text into an element of its own (`<text-run>`), which goes when the text changes. A browser that
 * translates the page puts something else in the place of each text, and whoever still holds the text would change it
 * unseen: "There is no connection" for ever. Elements it leaves alone. What is not the app's own (i18n/own.ts) is not
 * to be translated, and runs the way its first letter says, whichever way the app runs. Call once, before anything is
 * drawn.
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
  if (type !== Fragment && type !== 'text-run' && isWrittenAlone(type, props)) props['dir'] ??= 'auto';
  if (type === 'option') vnode.key = `${String(vnode.key)}/${String(props.children)}`;
  if (!HOLD_TEXT_ALONE.has(type) && props.children !== undefined) props.children = (type === Fragment ? amongOthers : inRuns)(props.children) as ComponentChildren;
}

function isTheirs(type: unknown, props: Props): boolean {
  if (TYPED_INTO.has(type)) return true;
  const texts = [...READ_OUT.map((name) => props[name]), ...(HOLD_TEXT_ALONE.has(type) ? [props.children] : [])];
  return texts.some((text) => typeof text === 'string' && piecesOf(text).some(({ own }) => own));
}

/** What is typed, and an element that holds a person's words and nothing else. */
function isWrittenAlone(type: unknown, { type: kind, children }: Props): boolean {
  if (TYPED_INTO.has(type)) return TYPES_OF_WORDS.has(kind);
  if (typeof children !== 'string') return false;
  const pieces = piecesOf(children);
  return pieces.length === 1 && pieces[0]?.own === true;
}

function inRuns(children: unknown): unknown {
  return Array.isArray(children) ? children.map(amongOthers) : inRun(children, {});
}

function amongOthers(child: unknown): unknown {
  return Array.isArray(child) ? child.map(amongOthers) : inRun(child, { dir: 'auto' });
}

function inRun(child: unknown, ofTheirs: { readonly dir?: 'auto' }): unknown {
  return (typeof child === 'string' && child !== '') || typeof child === 'number' ? run(String(child), ofTheirs) : child;
}

function run(text: string, ofTheirs: { readonly dir?: 'auto' }): VNode {
  const pieces = piecesOf(text);
  const [piece] = pieces;
  if (piece && pieces.length === 1) return h('text-run', { key: text, ...(piece.own ? { translate: false, ...ofTheirs } : {}) }, text);
  return h(
    'text-run',
    { key: text },
    pieces.map((one, index) => h('text-run', { key: index, ...(one.own ? { translate: false, dir: 'auto' } : {}) }, one.text)),
  );
}
