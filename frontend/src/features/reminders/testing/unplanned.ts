import type { Reminder } from '../../../api/reminders';

/** What the server says of a reminder that is nowhere near coming. */
export const UNPLANNED = { next: null, reason: null, reach: 'device', takes_turns: false } as const satisfies Partial<Reminder>;
