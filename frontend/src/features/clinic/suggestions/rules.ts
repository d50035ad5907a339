import { LONGEST, type Suggested } from '../../../library/suggestion';

export type Problem = 'empty' | 'too_long' | 'gaps';

/** Why it can't go yet: something is in it, it is short enough, and no gap of a beginning is left. */
export function problemIn({ form, text }: Suggested): Problem | null {
  const said = text.trim();
  if (form !== 'practice' && !said) return 'empty';
  if (said.length > LONGEST[form]) return 'too_long';
  return /\{[^{}]*\}/.test(said) ? 'gaps' : null;
}
