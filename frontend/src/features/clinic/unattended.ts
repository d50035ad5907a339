/** What a page asks by itself: the session does not last longer for it. */
export const UNATTENDED = { headers: { 'Attune-Unattended': '1' } };
