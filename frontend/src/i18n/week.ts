import { regional } from '.';

// The regions whose week does not begin on Monday, for browsers that don't tell (CLDR 48, weekData).
const SUNDAY = /^(?:A[GS]|B[DRSTWZ]|C[AO]|D[MO]|ET|G[TU]|H[KN]|I[DLNS]|J[MP]|K[EHR]|LA|M[HMOTXZ]|N[IP]|P[AEHKRTY]|S[AGV]|T[HTW]|U[MS]|V[EI]|WS|YE|Z[AW])$/;
const SATURDAY = /^(?:AF|BH|D[JZ]|EG|I[QR]|JO|KW|LY|OM|QA|S[DY])$/;
const MONDAY = 1;

type Week = { readonly firstDay: number };
type Telling = Intl.Locale & { readonly getWeekInfo?: () => Week; readonly weekInfo?: Week };

/** The day that a week begins on where this person is, as an ISO number: 1 is Monday, 7 is Sunday. */
export function firstDayOfWeek(tag = regional()): number {
  try {
    const locale: Telling = new Intl.Locale(tag);
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? knownFirstDay(tag);
  } catch {
    return MONDAY; // no tag that this browser can read
  }
}

export function knownFirstDay(tag: string): number {
  const region = new Intl.Locale(tag).maximize().region ?? '';
  if (SUNDAY.test(region)) return 7;
  if (SATURDAY.test(region)) return 6;
  return region === 'MV' ? 5 : MONDAY;
}
