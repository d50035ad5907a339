import type { OpenFamily } from '../../i18n';
import type { Answers } from './answers';

/**
 * In which texts an answer is said: those of the screen that asked, or its own. A number that has none is a place on
 * its scale.
 */
export const ANSWER_FAMILIES = {
  kinds: 'practice.kind',
  choice: 'practice.choice',
  outcome: 'practice.outcome',
  closeness_before: 'practice.closeness',
  closeness_after: 'practice.closeness',
  stayed_with_myself: 'practice.stayed',
  felt_understood: 'practice.felt',
  felt_safe: 'practice.felt',
  relation: 'sharing.value_relation',
  what_i_did: 'sharing.value_what_i_did',
  what_helps: 'sharing.value_what_helps',
  feelings: 'sharing.value_feelings',
  needs: 'sharing.value_needs',
  now_or_echo: 'sharing.value_now_or_echo',
  matters_most: 'sharing.value_matters_most',
  how_strongly: 'sharing.value_how_strongly',
  how: 'sharing.value_how',
  spoke: 'sharing.value_spoke',
  response: 'sharing.value_response',
  against_expectation: 'sharing.value_against_expectation',
} as const satisfies { readonly [Key in keyof Answers]?: OpenFamily };
