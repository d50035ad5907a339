import type { JSX } from 'preact';

export type AnsweredRow = { readonly title: string; readonly text: string };

/** What was said, each under its question. */
export function Answered({ rows }: { readonly rows: readonly AnsweredRow[] }): JSX.Element {
  return (
    <dl class="stack">
      {rows.map(({ title, text }) => (
        <div key={title}>
          <dt class="quiet small">{title}</dt>
          <dd class="as-typed" dir="auto">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
