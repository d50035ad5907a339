import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import type { KeepingAway } from '../../api/vocabularies/keeping-away';
import { entries } from '../../store';
import { List, ListRow } from '../../ui';
import { t } from '../../i18n';
import { ANSWERS_TO } from '../../library/answers-to';
import { answering } from '../../library/deck';
import { library, openLibrary } from '../../library/texts';

const FEW = 3;

/**
 * Affirmations that answer to what keeps somebody away: in the way that the person last picked, without what rests or
 * was put away. One for each where there are many.
 */
export function WordsFor({ ways }: { readonly ways: readonly KeepingAway[] }): JSX.Element | null {
  useEffect(() => void openLibrary(), []);
  const known = library.value;
  if (!known) return null;
  const responses = entries.of('card-responses').value;
  const found = ways.flatMap((way) =>
    answering(ANSWERS_TO[way], known, responses)
      .slice(0, ways.length > FEW ? 1 : undefined)
      .map((one) => ({ ...one, way })),
  );
  if (found.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('reflections.words_for')}</h2>
      <List>
        {found.map(({ id, theme, text, way }) => (
          <ListRow key={id} href={`/you/cards/library/${theme}/${id}`} title={text} subtitle={t.of('reflections.ways', way)} />
        ))}
      </List>
    </section>
  );
}
