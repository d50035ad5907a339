import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { Quoting } from '../../entries/measure-responses/about';
import { inWords } from '../../entries/measure-responses/in-words';
import { measures, titleOf } from '../../entries/measure-responses/known';
import { Answers } from '../../entries/measure-responses/read-back';
import { forgetPlace, placeIn, type Response, saidIn } from '../../entries/measure-responses/response';
import { limitsOf, saysSelfHarm, score } from '../../entries/measure-responses/scoring';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { forgetBegun } from '../../store/begun';
import { Actions, Button, Card, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { useFetched } from '../../ui/use-fetched';
import { fetchAgreed, mayGo } from './agreed';
import { GonePage } from './gone-page';
import { Support } from './support';

/** What was answered, in words; the score for whoever wants it; and the way to share it. */
export function ResponsePage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const { data } = useFetched(fetchAgreed);
  const response = entries.find('measure-responses', id);
  if (!response) return <GonePage />;
  const { status, measure: key, answered_on } = response.columns;
  const said = saidIn(response);
  const measure = said && measures.value.get(said.measure);
  const agreed = data?.find((one) => one.measure === key && one.agreed_at !== null);
  const remove = (): void => {
    forgetBegun('measure-responses', id);
    forgetPlace(id);
    entries.remove('measure-responses', id);
    route('/practice/measures');
    showToast({ text: t('measures.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('measure-responses', id) } });
  };
  return (
    <Page title={titleOf(key)} eyebrow={dayInWords(answered_on ?? response.created_at)} back={{ href: '/practice/measures', label: t('measures.title') }} wide>
      <div class="columns">
        <div>
          {measure && saysSelfHarm(measure, said.answers) === true && <Support />}
          {status === 'kept' && <InWords response={response} />}
          <section class="stack stack--tight">
            <h2 class="section-title">{t('measures.answers_title')}</h2>
            <Answers response={response} />
          </section>
          <SaveLine />
          {mayGo(key) && <GoesByItself kind="measure-responses" id={id} />}
        </div>
        <div>
          {status === 'kept' && <ScoreShown response={response} />}
          {status === 'kept' && agreed && (
            <List>
              <ListRow href={`/you/sharing/share/measure-responses/${id}`} title={t('measures.share', { name: agreed.name })} subtitle={t('measures.share_note')} />
            </List>
          )}
          {status === 'answering' && (
            <Actions>
              <LinkButton variant="outline" href={`/practice/measures/${id}/${placeIn(id)?.step ?? 'before'}`}>
                {t('measures.go_on_with')}
              </LinkButton>
            </Actions>
          )}
          <div>
            <Button variant="plain" onClick={remove}>
              {t('measures.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

function InWords({ response }: { readonly response: Response }): JSX.Element | null {
  const lines = inWords(response);
  if (lines.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('measures.in_words_title')}</h2>
      <Card>
        {lines.map((line) => (
          <p key={line}>
            <Quoting text={line} />
          </p>
        ))}
      </Card>
    </section>
  );
}

/** Folded away: a number is there for whoever wants it. */
function ScoreShown({ response }: { readonly response: Response }): JSX.Element | null {
  const said = saidIn(response);
  const measure = said && measures.value.get(said.measure);
  if (!measure) return null;
  const { total, filledIn } = score(measure, said.answers);
  const [least, most] = limitsOf(measure);
  return (
    <details class="card">
      <summary>{t('measures.score_show')}</summary>
      <p>{total === null ? t('measures.score_none') : t('measures.score', { total, least, most })}</p>
      {filledIn > 0 && <p class="quiet small">{t('measures.score_filled')}</p>}
      <p class="quiet small">{t('measures.score_means')}</p>
    </details>
  );
}
