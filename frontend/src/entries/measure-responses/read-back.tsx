import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import { type Area, t } from '../../i18n';
import { linesOf } from './in-words';
import { measures, readMeasures } from './known';
import { type Response, saidIn } from './response';

export { readMeasures }; // what it reads by

export const texts: readonly Area[] = ['measures'];

/** Each answer under its question, as it was asked. */
export function Answers({ response }: { readonly response: Response }): JSX.Element {
  const said = saidIn(response);
  useEffect(() => void readMeasures(), []);
  const lines = said ? linesOf(said) : [];
  // As it was published; by its number where it is not known here.
  const lang = said && measures.value.has(said.measure) ? 'en' : undefined;
  if (lines.length === 0) return <p class="quiet">{t('measures.blank')}</p>;
  return (
    <article class="card">
      <dl class="stack">
        {lines.map(({ item, question, answer }) => (
          <div key={item}>
            <dt class="quiet small" lang={lang}>
              {question}
            </dt>
            <dd lang={lang}>{answer}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

export function read(response: Response): JSX.Element {
  return <Answers response={response} />;
}
