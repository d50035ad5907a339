import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import { SaveLine } from '../../entries/save-line';
import { StopRow } from '../../entries/stop-row';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { Actions, Button, Page } from '../../ui';
import { t } from '../../i18n';
import { GatePage } from '../../entries/people/safety/gate-page';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import type { StepProps } from './bound-fields';
import { GonePage } from './gone-page';
import { keepPlace, placeIn } from '../../entries/repairs/place';
import { titleOf } from '../../entries/repairs/titles';
import { isWithTherapist } from '../../entries/repairs/quiet';
import { changeRepair } from '../../entries/repairs/repair';
import { leadsToWords } from '../../entries/repairs/speaking';
import { after, isScreen, openScreens, type Screen, speaks } from '../../entries/repairs/walk';
import { leave, stopOf } from './leaving';
import { askAgain, confirmSafe, gateBefore, gateOf, subjectOf } from './safety';
import { After, Felt, Reflect, Response, Spoke } from './steps/response-steps';
import { Echo, Feelings, Needs, Steady, Stirred } from './steps/feelings-steps';
import { Choose, Closeness, Expected, Happened, Keepsake, Outcomes } from './steps/light';
import { ForMe, Session, Therapist } from './steps/own-words';
import { Matters } from './steps/priorities';
import { How, Hurt, Say } from './steps/words';

// Where heavy things are written, or looked at closely.
const HEAVY: ReadonlySet<Screen> = new Set(['happened', 'stirred', 'echo', 'hurt', 'say', 'session', 'kind']);

const VIEWS: Record<Exclude<Screen, 'choice'>, (props: StepProps) => JSX.Element> = {
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
  say: Say,
  how: How,
  spoke: Spoke,
  response: Response,
  felt: Felt,
  reflect: Reflect,
  after: After,
  session: Session,
  kind: ForMe,
  outcome: Outcomes,
  keepsake: Keepsake,
  therapist: Therapist,
};

/** One question of a repair. Saved on every keystroke; skipping and going on differ in nothing that is kept. */
export function StepPage({ id, screen }: { id: string; screen: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  const there = repair !== undefined;
  const [ended] = useState(placeIn(id)?.ended === true); // the way back leads to no question of a walk that has ended
  useEffect(() => (there ? entries.hold('repairs', id) : undefined), [id, there]);
  useEffect(() => {
    // Coming back to the same screen keeps the caret that stands with it.
    if (there && !ended && isScreen(screen) && placeIn(id)?.screen !== screen) keepPlace(id, { screen });
  }, [id, screen, there, ended]);
  if (!repair || !isScreen(screen)) return <GonePage />;
  if (ended) return <Instead href={`/practice/${id}`} />;
  return <Asked key={`${id}/${screen}`} repair={repair} screen={screen} />;
}

type AskedProps = StepProps & { readonly screen: Screen };

/** The question, where this walk has it. It stays while it is looked at, also when an answer to it closes it. */
function Asked({ repair, screen }: AskedProps): JSX.Element {
  const [asked] = useState(() => openScreens(repair).includes(screen) || (speaks(screen) && gateBefore(repair, screen) !== 'open'));
  if (asked) return <Step repair={repair} screen={screen} />;
  const next = after(repair, screen);
  return <Instead href={next ? `/practice/${repair.id}/${next}` : `/practice/${repair.id}`} />;
}

/** A question that is not asked in this walk, and was kept as the place by an earlier one. */
function Instead({ href }: { readonly href: string }): JSX.Element {
  const { route } = useLocation();
  useLayoutEffect(() => route(href, true), [route, href]);
  return <></>;
}

function Step({ repair, screen }: AskedProps): JSX.Element {
  const { route } = useLocation();
  const { id } = repair;
  // A way to speak up that was tapped before the safety questions: it is kept once they leave it open.
  const [wanted, setWanted] = useState<RepairChoice | null>(null);
  const [, look] = useState(0);
  const next = after(repair, screen);
  const goOn = (): void => (next ? route(`/practice/${id}/${next}`) : leave(repair, 'end', route));
  const gate = wanted ? gateOf(repair) : gateBefore(repair, screen);
  // Until the questions are left: what they lead to is read first, although the route has already changed with it.
  const [checking, setChecking] = useState(gate === 'check');
  const stop = stopOf(repair, route);
  const steps = { href: `/practice/${id}/steps`, label: t('practice.steps'), stop };
  const keep = (choice: string): void => {
    changeRepair(id, { answers: { choice: choice as RepairChoice } });
    setWanted(null);
  };
  const pass = (): void => {
    setChecking(false);
    if (wanted && gateOf(repair) === 'open') keep(wanted);
    look((times) => times + 1); // what was confirmed stands on the device, where no signal tells of it
  };
  const stands = checking ? 'check' : gate;

  if (stands !== 'open') {
    return (
      <GatePage
        gate={stands}
        subject={subjectOf(repair)}
        therapist={isWithTherapist(repair)}
        beyond={`/practice/${id}/beyond`}
        back={wanted ? { href: `/practice/${id}`, label: t('practice.this_one'), stop } : steps}
        onChecked={() => {
          askAgain(repair);
          pass();
        }}
        onConfirm={() => {
          confirmSafe(repair);
          pass();
        }}
        past={wanted || !next ? `/practice/${id}` : `/practice/${id}/${next}`}
      />
    );
  }
  const pick = (choice: string): void => {
    const before = gateOf(repair);
    if (!leadsToWords(choice as RepairChoice) || before === 'open') return keep(choice);
    setChecking(before === 'check');
    setWanted(choice as RepairChoice);
  };
  const Drawn = screen === 'choice' ? null : VIEWS[screen];
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
          {screen !== 'therapist' && (
            <Actions>
              <Button variant="soft" onClick={goOn}>
                {t('practice.skip')}
              </Button>
              <Button wide onClick={goOn}>
                {next ? t('practice.go_on') : t('practice.done')}
              </Button>
            </Actions>
          )}
          <StopRow stop={stop} heavy={HEAVY.has(screen)} />
        </>
      }
    >
      {Drawn ? <Drawn repair={repair} /> : <Choose repair={repair} pick={pick} />}
      <MoreAbout piece={ABOUT[`practice/${screen}`]} />
      {screen === 'happened' && <GoesByItself kind="repairs" id={id} />}
    </Page>
  );
}
