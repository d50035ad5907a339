import type { Kind } from '../store';
import { agendas } from './agendas/home';
import { cardResponses } from './card-responses/home';
import { cards } from './cards/home';
import { checkIns } from './check-ins/home';
import type { Homes } from './home';
import { kindMoments } from './kind-moments/home';
import { measureResponses } from './measure-responses/home';
import { people } from './people/home';
import { reflections } from './reflections/home';
import { repairs } from './repairs/home';
import { safetyPlans } from './safety-plans/home';
import { smallSteps } from './small-steps/home';
import { speakUps } from './speak-ups/home';
import { unsentLetters } from './unsent-letters/home';

/** The home of every kind, in the order in which kinds stand side by side. A kind without one does not compile. */
export const homes = {
  repairs,
  'kind-moments': kindMoments,
  reflections,
  'speak-ups': speakUps,
  'measure-responses': measureResponses,
  'card-responses': cardResponses,
  cards,
  people,
  agendas,
  'check-ins': checkIns,
  'safety-plans': safetyPlans,
  'unsent-letters': unsentLetters,
  'small-steps': smallSteps,
} satisfies Homes as Homes;

export const kinds = Object.keys(homes) as readonly Kind[];
