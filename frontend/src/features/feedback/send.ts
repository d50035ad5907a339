import { getFeedbackOffer, deliverFeedback } from '../../api/feedback';
import { utf8 } from '../../vault/bytes';

export const ABOUT = ['words', 'screen', 'person', 'safety', 'other'] as const;
export const LONGEST = 4000;

export type Feedback = { readonly about: (typeof ABOUT)[number] | null; readonly text: string; readonly wantsAnswer: boolean };

const INFO = 'attune/feedback/1';

/** Seals it on this device for whoever runs the deployment, and sends it without a cookie. Throws when it can't. */
export async function sendFeedback({ about, text, wantsAnswer }: Feedback): Promise<void> {
  const [{ key }, { sealToReader }] = await Promise.all([getFeedbackOffer(), import('../../vault/hpke')]);
  if (key === null) throw new Error('nobody reads notes here');
  await deliverFeedback(await sealToReader(utf8(JSON.stringify({ about, text: text.trim(), wants_answer: wantsAnswer })), key, INFO));
}
