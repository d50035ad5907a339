import type { JSX } from 'preact';

import type { OpenEntry } from '../../store';
import { Card } from '../../ui';
import { t } from '../../i18n';
import { listingOf, readingOf } from '../../entries/aspects';

/** One version of an entry, to be told from another; null stands for "deleted". */
export function Version({ title, entry }: { title: string; entry: OpenEntry | null }): JSX.Element {
  return (
    <Card>
      <h3>{title}</h3>
      {entry === null ? <p class="quiet">{t('journal.was_deleted')}</p> : (readingOf(entry) ?? <Words entry={entry} />)}
    </Card>
  );
}

/**
 * For kinds without a page of their own here: the words as they are, which is all a person needs to tell two versions
 * apart.
 */
function Words({ entry }: { entry: OpenEntry }): JSX.Element {
  const texts = (Object.values(entry.words) as readonly string[]).filter((text) => text !== '');
  return texts.length > 0 ? (
    <>
      {texts.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </>
  ) : (
    <p class="quiet">{listingOf(entry).heading()}</p>
  );
}
