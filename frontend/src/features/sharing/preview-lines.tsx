import type { JSX } from 'preact';

import { t } from '../../i18n';
import type { FieldName, SharedContent } from '../../entries/shared/content';
import type { ReadFields } from '../../entries/shared/fields';
import { linesOf } from '../../entries/shared/lines';

type Props = {
  readonly content: SharedContent;
  readonly fields: ReadFields;
  readonly left: ReadonlySet<FieldName>;
  readonly onChange: (left: ReadonlySet<FieldName>) => void;
};

/** Every line that goes, each with a box to leave it out. What is left out stays in view, so that it can come back. */
export function PreviewLines({ content, fields, left, onChange }: Props): JSX.Element {
  const toggle = (name: FieldName): void => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return (
    <fieldset>
      <legend class="part-title">{t('sharing.what_goes')}</legend>
      <div class="preview-rows">
        {linesOf(content, fields).map(({ name, label, value, text, lang }) => {
          const goes = !left.has(name);
          return (
            <label key={name} class={goes ? 'preview-row' : 'preview-row preview-row--left'}>
              <input type="checkbox" autocomplete="off" checked={goes} onChange={() => toggle(name)} />
              <span class="preview-words">
                <span class="preview-label">
                  {label}
                  {!goes && <em>{t('sharing.stays')}</em>}
                </span>
                <span class={text ? 'preview-value preview-value--text' : 'preview-value'} lang={lang}>
                  {value}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
