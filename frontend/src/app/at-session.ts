import { firstLanguage } from '../i18n';
import { forgetAsked } from '../session/asked-again';
import { session, type SessionState } from '../session/state';
import { forgetPool } from '../sw/pool';
import { checkAtOpening } from '../pwa/at-opening';
import { registerWorkerAnew } from '../pwa/worker';
import { tellLanguage } from '../pwa/told';

let checked = false;

/**
 * Open: a subscription that went away is noticed when the person is there, not when a note does not come. Nobody
 * here: no words of theirs stand on a note. A lock leaves what was chosen for it. Signing out took the worker away with
 * all that the browser kept: it comes back, for Help has to open without a connection.
 */
export async function atSession(state: SessionState): Promise<void> {
  if (state === 'signed_out' || state === 'locked') {
    checked = false;
    forgetAsked();
    if (state === 'signed_out' || !session.peek().privateDevice) await forgetPool();
    if (state === 'signed_out') {
      await registerWorkerAnew();
      tellLanguage(firstLanguage()); // what they chose went with them
    }
    return;
  }
  if (checked || state !== 'open') return;
  checked = true;
  // Where the texts of a language don't come, they are asked for at the next opening.
  void import('./chosen').then(({ followChoices }) => followChoices()).catch(() => undefined);
  void import('../session/erasure').then(({ readErasure }) => readErasure()).catch(() => undefined);
  if (session.peek().user?.role !== 'client') return;
  void checkAtOpening();
  void import('./landing').catch(() => undefined);
  void import('../session/look-for-consent').then(({ lookForConsent }) => lookForConsent()).catch(() => undefined);
  void import('./by-itself').then(({ followByItself }) => followByItself()).catch(() => undefined);
  void import('../session/look-for-therapist').then(({ lookForTherapist }) => lookForTherapist()).catch(() => undefined);
  const { lookAfterReminders } = await import('../features/reminders/at-opening');
  await lookAfterReminders();
}
