import type { JSX } from 'preact';

import type { Measure } from '../../api/measures';
import { t } from '../../i18n';

/** Those that come with the app. What a practice adds says itself what it is, in the language of its file. */
export const OURS = ['gad-7', 'pc-ptsd-5', 'pcl-5', 'phq-8', 'phq-9', 'scs-sf'] as const;

/** One plain line for whoever answers it. Its questions stand in the words they were published in; this is ours. */
export function About({ measure: { key, about } }: { readonly measure: Pick<Measure, 'key' | 'about'> }): JSX.Element {
  const ours = OURS.find((one) => one === key);
  return ours ? <>{t.of('measures.about', ours)}</> : <span lang="en">{about}</span>;
}

/** A sentence of the app that quotes what was published: each quote is read out as the English that it is. */
export function Quoting({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(/(?<=[“«])([^”»]*)(?=[”»])/u).map((part, index) => (index % 2 === 1 ? <span key={index} lang="en">{part}</span> : part))}
    </>
  );
}
