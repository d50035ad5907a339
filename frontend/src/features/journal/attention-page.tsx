import type { JSX } from 'preact';

import { describeCode } from '../../ui/describe-error';
import { type Conflict, type OpenEntry, rejected, type Rejected } from '../../store';
import { conflicts } from '../../store/conflicts';
import { lettersLeft } from '../../vault/size';
import { Actions, Button, Card, EmptyState, Page } from '../../ui';
import { t } from '../../i18n';
import { listingOf, readingOf } from '../../entries/aspects';

/**
 * Two versions of one entry, and writes that were not taken: everything is kept until the person says what to do with
 * it.
 */
export function AttentionPage(): JSX.Element {
  const two = conflicts.list.value;
  const held = rejected.list.value;
  return (
    <Page title={t('journal.attention_title')} back={{ href: '/journal', label: t('shell.journal') }} lead={two.length + held.length > 0 && t('journal.attention_lead')} wide>
      {two.length + held.length === 0 && <EmptyState title={t('journal.attention_none')} />}
      {two.map((conflict) => (
        <TwoVersions key={conflict.id} conflict={conflict} />
      ))}
      {held.map((one) => (
        <NotTaken key={one.seq} held={one} />
      ))}
    </Page>
  );
}

function TwoVersions({ conflict: { id, mine, theirs } }: { conflict: Conflict }): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('journal.two_versions')}</h2>
      <div class="versions">
        <Version title={t('journal.mine')} entry={mine} />
        <Version title={t('journal.theirs')} entry={theirs} />
      </div>
      <Actions>
        <Button variant="soft" onClick={() => void conflicts.keepMine(id)}>
          {t('journal.keep_mine')}
        </Button>
        <Button variant="soft" onClick={() => void conflicts.keepTheirs(id)}>
          {t('journal.keep_theirs')}
        </Button>
        <Button variant="soft" onClick={() => void conflicts.keepBoth(id)}>
          {t('journal.keep_both')}
        </Button>
      </Actions>
    </section>
  );
}

function NotTaken({ held: { seq, entry, error } }: { held: Rejected }): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('journal.not_taken')}</h2>
      <p class="quiet">{describeCode(entry && lettersLeft(entry.words) < 0 ? 'too_large' : error.code)}</p>
      <Version title={t('journal.kept_here')} entry={entry} />
      <Actions>
        <Button variant="soft" onClick={() => void rejected.retry(seq)}>
          {t('shell.try_again')}
        </Button>
        <Button variant="plain" onClick={() => void rejected.discard(seq)}>
          {t('journal.let_go')}
        </Button>
      </Actions>
    </section>
  );
}

function Version({ title, entry }: { title: string; entry: OpenEntry | null }): JSX.Element {
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
