import type { JSX } from 'preact';

import { Callout, Page } from '../../ui';
import { language, t } from '../../i18n';
import { type Book, further } from '../../library/further';

const FOR = ['anybody', 'therapists'] as const;

/** Books and papers by others, in plain text: nothing here opens or fetches anything. */
export function FurtherPage(): JSX.Element {
  return (
    <Page title={t('reading.further')} lead={t('reading.further_lead')} titleOnPage back={{ href: '/read', label: t('reading.title') }}>
      <Callout>{t('reading.further_seen')}</Callout>
      {FOR.map((whom) => (
        <section key={whom} class="stack" aria-labelledby={whom}>
          <h2 class="section-title" id={whom}>{t.of('reading.for', whom)}</h2>
          <ul class="stack stack--wide further">
            {further.map((book) => book.for === whom && <One key={book.id} book={book} />)}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function One({ book }: { readonly book: Book }): JSX.Element {
  const translated = language.value === 'es' ? book.es : undefined;
  const where = [book.author, book.in, book.year].filter(Boolean).join(' · ');
  return (
    <li class="stack stack--tight">
      <cite lang="en">{book.title}</cite>
      {translated && <cite lang="es">{translated}</cite>}
      <p class="quiet small">{where}</p>
      <p>{t.of('reading.about', book.id)}</p>
    </li>
  );
}
