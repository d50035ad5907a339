import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { Actions, Button, Page } from '../../ui';
import { t } from '../../i18n';
import { GatePage } from '../../entries/people/safety/gate-page';
import type { StepProps } from './bound-fields';
import { GonePage } from './gone-page';
import { keepPlace, placeIn } from '../../entries/repairs/place';
import { titleOf } from '../../entries/repairs/titles';
import { isWithTherapist } from '../../entries/repairs/quiet';
import { changeRepair, leadsToWords } from '../../entries/repairs/repair';
import { askAgain, confirmSafe, gateBefore, gateOf, subjectOf } from './safety';
import { After, Felt, Reflect, Response, Spoke } from './steps/response-steps';
import { Echo, Feelings, Needs, Steady, Stirred } from './steps/feelings-steps';
import { Choose, Closeness, Expected, Happened, Keepsake, Outcomes } from './steps/light';
import { Matters } from './steps/priorities';
import { How, Hurt, Say } from './steps/words';
import { after, isScreen, type Screen, speaks } from './flow';
import { keptNowhere } from '../../store/status';

const VIEWS: Record<Exclude<Screen, 'choice' | 'say'>, (props: StepProps) => JSX.Element> = {
  happened: Happened,
  closeness: Closeness,
  stirred: Stirred,
  steady: Steady,
  feelings: Feelings,
  needs: Needs,
  echo: Echo,
  matters: Matters,
  expected: Expected,
  hurt: Hurt,
  how: How,
  spoke: Spoke,
  response: Response,
  felt: Felt,
  reflect: Reflect,
  after: After,
  outcome: Outcomes,
  keepsake: Keepsake,
};

/** One question of a repair. Saved on every keystroke; skipping and going on differ in nothing that is kept. */
export function StepPage({ id, screen }: { id: string; screen: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  const there = repair !== undefined;
  useEffect(() => (there ? entries.hold('repairs', id) : undefined), [id, there]);
  useEffect(() => {
    // Coming back to the same screen keeps the caret that stands with it.
    if (there && isScreen(screen) && placeIn(id)?.screen !== screen) keepPlace(id, { screen });
  }, [id, screen, there]);
  if (!repair || !isScreen(screen)) return <GonePage />;
  return <Step key={`${id}/${screen}`} repair={repair} screen={screen} />;
}

function Step({ repair, screen }: StepProps & { screen: Screen }): JSX.Element {
  const { route } = useLocation();
  const { id } = repair;
  // A way to speak up that was tapped before the safety questions: it is kept once they leave it open.
  const [wanted, setWanted] = useState<RepairChoice | null>(null);
  // With a therapist words for a session need no check; these are others.
  const [otherWords, setOtherWords] = useState(false);
  const [, look] = useState(0);
  const next = after(repair, screen);
  const goOn = (): void => route(next ? `/practice/${id}/${next}` : `/practice/${id}`);
  const gate = wanted || otherWords ? gateOf(repair) : gateBefore(repair, screen);
  // Until the questions are left: what they lead to is read first, although the route has already changed with it.
  const [checking, setChecking] = useState(gate === 'check');
  const steps = { href: `/practice/${id}/steps`, label: t('practice.steps') };
  const keep = (choice: string): void => {
    changeRepair(id, { answers: { choice: choice as RepairChoice } });
    setWanted(null);
  };
  const pass = (): void => {
    setChecking(false);
    if (wanted && gateOf(repair) === 'open') keep(wanted);
    if (gateOf(repair) === 'open') setOtherWords(false);
    look((times) => times + 1); // what was confirmed stands on the device, where no signal tells of it
  };
  const stands = checking ? 'check' : gate;

  if (stands !== 'open' && (speaks(screen) || wanted)) {
    return (
      <GatePage
        gate={stands}
        subject={subjectOf(repair)}
        therapist={isWithTherapist(repair)}
        beyond={`/practice/${id}/beyond`}
        back={wanted ? { href: `/practice/${id}`, label: t('practice.this_one') } : steps}
        onChecked={() => {
          askAgain(repair);
          pass();
        }}
        onConfirm={() => {
          confirmSafe(repair);
          pass();
        }}
        past={wanted ? `/practice/${id}` : next ? `/practice/${id}/${next}` : `/practice/${id}`}
      />
    );
  }
  const pick = (choice: string): void => {
    if (!leadsToWords(choice as RepairChoice) || gate === 'open') return keep(choice);
    setChecking(gate === 'check');
    setWanted(choice as RepairChoice);
  };
  const askForOthers = (): void => {
    setChecking(gateOf(repair) === 'check');
    setOtherWords(true);
  };
  return (
    <Page
      title={t.of('practice.*_title', screen)}
      lead={t.of('practice.*_lead', screen)}
      eyebrow={titleOf(repair)}
      focused
      back={steps}
      foot={
        <>
          <SaveLine />
          <Actions>
            <Button variant="soft" onClick={goOn}>
              {t('practice.skip')}
            </Button>
            <Button wide onClick={goOn}>
              {next ? t('practice.go_on') : t('practice.done')}
            </Button>
          </Actions>
          <p class="foot-line">
            <a href="/practice">{keptNowhere.value ? t('practice.leave_unkept') : t('practice.leave')}</a>
          </p>
        </>
      }
    >
      <View repair={repair} screen={screen} pick={pick} askForOthers={askForOthers} />
      {screen === 'happened' && <GoesByItself kind="repairs" id={id} />}
    </Page>
  );
}

type ViewProps = StepProps & { readonly screen: Screen; readonly pick: (choice: string) => void; readonly askForOthers: () => void };

function View({ repair, screen, pick, askForOthers }: ViewProps): JSX.Element {
  if (screen === 'choice') return <Choose repair={repair} pick={pick} />;
  if (screen === 'say') return <Say repair={repair} askForOthers={askForOthers} />;
  const Drawn = VIEWS[screen];
  return <Drawn repair={repair} />;
}
