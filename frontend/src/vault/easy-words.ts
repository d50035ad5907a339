import { isKnown } from './known-words';
import { isTooShort } from './passphrase';

// Only the device ever sees the words, so no server can look them up. A list of all that ever leaked is larger than the
// app. So what is looked at is two common lists, and of what kind the words are: one thing again and again, keys in a
// row, a few common words.

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '112233445566778899',
  '102030405060708090',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '147258369',
  '159753',
].flatMap((row) => [row, [...row].reverse().join('')]);
const LEAST = 4; // of a row
const BEGINNINGS = new Set(ROWS.flatMap((row) => Array.from({ length: row.length - LEAST + 1 }, (_, at) => row.slice(at, at + LEAST))));
const SAME_SIGN = /(.)\1{3,}/uy;

/** Pieces that most of the known lists are made of, and the names that this app goes by (pwa/guises). */
const COMMON = `
password passwort passphrase contrasena clave secret secreto admin administrator root user usuario login letmein welcome
bienvenido changeme default guest test testing temp iloveyou iloveu loveyou teamo tequiero tiamo ichliebedich love amor
lovely princess princesa sunshine angel babygirl baby forever siempre jesus christ jesucristo dios god monkey dragon
football futbol baseball basketball soccer liverpool barcelona realmadrid arsenal chelsea superman batman spiderman
starwars pokemon playstation nintendo transformers onedirection justinbieber michael jordan jennifer jessica ashley
daniel alejandro freedom whatever trustno trustme computer internet samsung iphone google facebook hello hola abc qwe
asd zxc qaz wsx
attune days notes lists app therapy therapist terapia terapeuta
`
  .trim()
  .split(/\s+/)
  .sort((one, other) => other.length - one.length);

const LEFT_OVER = 3; // letters and digits that make nothing of the rest harder to try
const UNITS = 6; // the longest thing that is only said again

/** What words of one's own lack, if anything: letters, or being hard to come upon for somebody who tries. */
export function problemOf(typed: string, username = ''): 'short' | 'easy' | null {
  if (isTooShort(typed)) return 'short';
  return isKnown(typed.trim()) || isEasy(typed, username) ? 'easy' : null;
}

function isEasy(typed: string, username: string): boolean {
  const said = plain(typed);
  if (said === '') return new Set(typed.trim()).size < LEFT_OVER; // signs alone
  if (isRepeated(said)) return true;
  const own = plain(username);
  let rest = own.length > LEFT_OVER ? said.replaceAll(own, '') : said;
  for (const word of COMMON) rest = rest.replaceAll(word, '');
  rest = withoutRows(rest).replace(/\d{1,4}$|^\d{1,4}/, ''); // a year, a day
  return [...rest].length <= LEFT_OVER || isRepeated(rest);
}

/** In lower case and without accents: its letters and digits. */
function plain(typed: string): string {
  return typed.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isRepeated(said: string): boolean {
  for (let unit = 1; unit <= Math.min(UNITS, said.length / 2); unit += 1) {
    const again = said.slice(0, unit).repeat(Math.ceil(said.length / unit));
    if (again.startsWith(said)) return true;
  }
  return false;
}

/** Without four and more that stand in a row somewhere, and without one sign four times and more. */
function withoutRows(said: string): string {
  let kept = '';
  for (let at = 0; at < said.length; ) {
    SAME_SIGN.lastIndex = at;
    const skipped = Math.max(SAME_SIGN.exec(said)?.[0].length ?? 0, rowAt(said, at));
    kept += skipped ? '' : said.charAt(at);
    at += skipped || 1;
  }
  return kept;
}

/** How many stand in a row from here on, or 0. Looks at four wherever it is: a whole page may have been pasted. */
function rowAt(said: string, at: number): number {
  if (!BEGINNINGS.has(said.slice(at, at + LEAST))) return 0;
  let length = LEAST;
  while (at + length < said.length && ROWS.some((row) => row.includes(said.slice(at, at + length + 1)))) length += 1;
  return length;
}
