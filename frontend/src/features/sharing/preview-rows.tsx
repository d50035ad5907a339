import type { JSX } from 'preact';

import { t } from '../../i18n';
import { rowsOf } from '../../entries/shared/rows';
import type { Part, SharedContent } from '../../entries/shared/content';

type Props = { readonly content: SharedContent; readonly left: ReadonlySet<Part>; readonly onChange: (left: ReadonlySet<Part>) => void };

/** Every line that goes, each with a box to leave it out. What is left out stays in view, so that it can come back. */
export function PreviewRows({ content, left, onChange }: Props): JSX.Element {
  const toggle = (part: Part): void => {
    const next = new Set(left);
    if (!next.delete(part)) next.add(part);
    onChange(next);
  };
  return (
    <fieldset class="preview">
      <legend class="part-title">{t('sharing.what_goes')}</legend>
      <div class="preview-rows">
        {rowsOf(content).map(({ part, label, value, text }) => {
          const goes = !left.has(part);
          return (
            <label key={part} class={goes ? 'preview-row' : 'preview-row preview-row--left'}>
              <input type="checkbox" checked={goes} onChange={() => toggle(part)} />
              <span class="preview-words">
                <span class="preview-label">
                  {label}
                  {!goes && <em>{t('sharing.stays')}</em>}
                </span>
                <span class={text ? 'preview-value preview-value--text' : 'preview-value'}>{value}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
