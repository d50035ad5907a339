import { random } from '../../vault/bytes';

// What may stand in a name to sign in with. The server holds the same rule (backend/accounts/usernames.py).

const SHORTEST = 3;
const LONGEST = 64;
const SIGN = /[^\p{L}\p{M}\p{N}._-]/u;

export type NameProblem = { readonly code: 'username_space' | 'username_short' | 'username_long' | 'username_shape' | 'username_taken' } | { readonly code: 'username_sign'; readonly sign: string };

/** The name as it is sent: nothing invisible in it, one kind of hyphen, no outer spaces. */
export function asSent(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Dash_Punctuation}−]/gu, '-')
    .trim();
}

/** Why a name can't be one, or null. Letters and numbers of every script can stand in it. */
export function problemWith(typed: string): NameProblem | null {
  const name = asSent(typed);
  if (/\s/.test(name)) return { code: 'username_space' };
  const sign = SIGN.exec(name)?.[0] ?? /(?<![\p{L}\p{M}])\p{M}/u.exec(name)?.[0];
  if (sign !== undefined) return { code: 'username_sign', sign };
  if ([...name].length < SHORTEST) return { code: 'username_short' };
  return [...name].length > LONGEST ? { code: 'username_long' } : null;
}

/** A name that could do in place of one that can't: what was typed, mended, or with two digits where it is taken. */
export function mended(typed: string, { code }: NameProblem): string | null {
  const name = asSent(typed)
    .replaceAll(/\s+/g, '-')
    .replaceAll(new RegExp(SIGN, 'gu'), '');
  const cut = [...name].slice(0, LONGEST - 3).join('');
  const other = code === 'username_taken' || code === 'username_short' ? `${cut}-${10 + ((random(1)[0] ?? 0) % 90)}` : cut;
  return other !== asSent(typed) && cut !== '' && problemWith(other) === null ? other : null;
}
