import type { JSX } from 'preact';

import { describeCode } from '../../ui/describe-error';
import { questionsBefore } from '../../entries/people/safety/refused';
import { keepingAway } from '../../entries/small-steps/kept-away';
import type { Conflict, Rejected } from '../../store';
import { rejected } from '../../store/rejected';
import { conflicts } from '../../store/conflicts';
import { review } from '../../store/review';
import { charactersLeft } from '../../vault/size';
import { Actions, Button, EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';
import { NeedsALook } from './needs-a-look';
import { Version } from './version';

/**
 * Two versions of one entry, writes that were not taken, and what came from the server and was not: everything is kept
 * until the person says what to do with it.
 */
export function AttentionPage(): JSX.Element {
  const two = conflicts.list.value;
  const doubted = review.list.value;
  // What was written upon something that can't be trusted stands with that.
  const held = rejected.list.value.filter(({ entry }) => !doubted.some(({ kind, id }) => kind === entry.kind && id === entry.id));
  const count = two.length + held.length + doubted.length;
  return (
    <Page title={t('journal.attention_title')} back={{ href: '/journal', label: t('shell.journal') }} lead={count > 0 && t('journal.attention_lead')} wide>
      {count === 0 && <EmptyState title={t('journal.attention_none')} />}
      {two.map((conflict) => (
        <TwoVersions key={conflict.id} conflict={conflict} />
      ))}
      {held.map((one) => (
        <NotTaken key={one.seq} held={one} />
      ))}
      {doubted.map((look) => (
        <NeedsALook key={`${look.kind}/${look.id}/${look.reason}`} look={look} />
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

function NotTaken({ held }: { held: Rejected }): JSX.Element {
  const { seq, entry, error } = held;
  const keepAway = keepingAway(held);
  const questions = questionsBefore(held);
  return (
    <section class="stack">
      <h2>{t('journal.not_taken')}</h2>
      <p class="quiet">{describeCode(entry && charactersLeft(entry.words) < 0 ? 'too_large' : error.code)}</p>
      <Version title={t('journal.kept_here')} entry={entry} />
      <Actions>
        {questions !== null && (
          <LinkButton variant="soft" href={questions}>
            {t('journal.look_questions')}
          </LinkButton>
        )}
        {keepAway ? (
          <Button variant="soft" onClick={keepAway}>
            {t('journal.keep_away')}
          </Button>
        ) : (
          <Button variant="soft" onClick={() => void rejected.retry(seq)}>
            {t('shell.try_again')}
          </Button>
        )}
        <Button variant="plain" onClick={() => void rejected.discard(seq)}>
          {t('journal.let_go')}
        </Button>
      </Actions>
    </section>
  );
}
