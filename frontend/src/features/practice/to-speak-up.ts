import type { SpeakUpWhat } from '../../api/vocabularies/speak-up-what';
import { putAway, type Repair } from '../../entries/repairs/repair';
import { forgetPlace, SCREENS } from '../../entries/speak-ups/place';
import { changeSpeakUp } from '../../entries/speak-ups/speak-up';
import { drafts } from '../../store';
import { begin } from '../../store/begun';
import { uuid7 } from '../../store/uuid7';

// Kinds that say the same there.
const SAME: Readonly<Record<string, SpeakUpWhat>> = { misunderstanding: 'misunderstood', too_much_too_fast: 'too_fast', criticised: 'felt_judged' };

const nameOf = (id: string): string => `repair/${id}/speak-up`;

/** Which speak-up goes on with this repair, where it was begun on this device. */
export function speakUpOf(id: string): string | undefined {
  return drafts.get<string>(nameOf(id));
}

/** A new one, for what begins with a therapist. Returns where it begins. */
export function setOutToSpeakUp(): string {
  const id = begin('speak-ups');
  forgetPlace(id);
  return addressOf(id);
}

/** Begins a speak-up with what was written in a repair, which is put away as it stands. Returns where it goes on. */
export function takeToSpeakUp(repair: Repair): string {
  const { answers, words } = repair;
  const id = uuid7();
  const what = (answers.kinds ?? []).flatMap((kind) => SAME[kind] ?? []);
  const strong = answers.stirred_before;
  changeSpeakUp(id, {
    answers: { ...(what.length > 0 ? { what } : {}), ...(typeof strong === 'number' ? { how_strong: strong } : {}) },
    words: { ...(words.happened ? { happened: words.happened } : {}), ...(words.expected ? { fear: words.expected } : {}) },
  });
  void drafts.set(nameOf(repair.id), id);
  putAway(repair.id);
  return addressOf(id);
}

function addressOf(id: string): string {
  return `/practice/speak-ups/${id}/${SCREENS[0]}`;
}
