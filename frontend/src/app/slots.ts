import { loadCatalogues } from '../i18n';
import type { Slots } from '../ui/slots';

/** Which feature stands in which place of another one's page. */
export const slots: Slots = {
  followUp: async () => {
    const [{ FollowUp }] = await Promise.all([import('../features/reminders/pages'), loadCatalogues('reminders')]);
    return FollowUp;
  },
  partFor: async () => (await import('../features/reflections/part-for')).PartFor,
  speakUpToday: async () => {
    const [{ SpeakUpToday }] = await Promise.all([import('../features/speakup/today-row'), loadCatalogues('speakup')]);
    return SpeakUpToday;
  },
  secondFactor: async () => (await import('../features/account/first-second-step')).whereNone(),
};
