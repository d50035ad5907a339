import { ApiError } from '../../api/errors';
import { answerSuggestion } from '../../api/suggestions';
import { drafts } from '../../store';

/** What was answered on this device and the server has not heard of: whether the therapist may see a yes, by id. */
const ANSWERED = 'suggestions/answered';
type Answered = Readonly<Record<string, boolean>>;

const held = (): Answered => drafts.get<Answered>(ANSWERED) ?? {};

export function isAnswered(id: string): boolean {
  return Object.hasOwn(held(), id);
}

/** Kept on the device first, so that a lost connection asks nothing twice. */
export async function noteAnswered(id: string, showAccepted: boolean): Promise<void> {
  await drafts.set(ANSWERED, { ...held(), [id]: showAccepted });
  await tellAnswered();
}

/** Tells the server what it has not heard of. Nothing is thrown: it is tried again when somebody looks. */
export async function tellAnswered(): Promise<void> {
  for (const [id, showAccepted] of Object.entries(held())) {
    try {
      await answerSuggestion(id, showAccepted);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) continue; // 404: it is gone by itself
    }
    await drafts.set(ANSWERED, Object.fromEntries(Object.entries(held()).filter(([other]) => other !== id)));
  }
}
