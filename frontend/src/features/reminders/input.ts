import { loadReminders, type ReminderContent, type Reminder, type Rhythm, type ReminderInput, reminders, WORDED } from '../../api/reminders';
import { deviceZone } from '../../i18n/zone';

/** What one can ask for here. A follow-up begins at its repair. */
export const CONTENTS = ['affirmation', 'kind_moment', 'values_note', 'session'] as const satisfies readonly ReminderContent[];

/**
 * The rhythms that a content can have; the first is the one it begins with. An affirmation is on Today at every opening
 * anyway.
 */
export const RHYTHMS: Readonly<Record<ReminderContent, readonly Rhythm[]>> = {
  affirmation: ['days', 'surprise'],
  kind_moment: ['days', 'surprise', 'opening'],
  values_note: ['days', 'surprise', 'opening'],
  session: ['day_before', 'evening_after', 'morning_after'],
  follow_up: ['once'],
};

type Beginning = Pick<ReminderInput, 'rhythm' | 'days' | 'times_a_week' | 'window_start' | 'window_end'>;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Whole beginnings, each of which can be changed afterwards. */
export const PRESETS = {
  mornings: { rhythm: 'days', days: [1, 2, 3, 4, 5], times_a_week: 3, window_start: '09:00', window_end: '10:30' },
  evening: { rhythm: 'days', days: [7], times_a_week: 3, window_start: '18:00', window_end: '20:00' },
  twice: { rhythm: 'days', days: [2, 5], times_a_week: 3, window_start: '10:00', window_end: '19:00' },
  surprise: { rhythm: 'surprise', days: EVERY_DAY, times_a_week: 3, window_start: '10:00', window_end: '19:00' },
  opening: { rhythm: 'opening', days: EVERY_DAY, times_a_week: 3, window_start: '10:00', window_end: '19:00' },
} as const satisfies Record<string, Beginning>;

export type Preset = keyof typeof PRESETS;

/** The hours that a reminder around a session begins with. */
export const EVENING = { window_start: '17:00', window_end: '20:00' };
export const MORNING = { window_start: '09:00', window_end: '11:00' };

export function newInput(): ReminderInput {
  return { content: 'affirmation', ...PRESETS.mornings, once_on: null, repair: null, timezone: deviceZone(), follows_device: true, wording: 'plain' };
}

/** The preset that a input still is, or "own" once it was changed. */
export function presetOf(input: ReminderInput): Preset | 'own' {
  const keys = Object.keys(PRESETS) as Preset[];
  return keys.find((key) => isAs(input, PRESETS[key])) ?? 'own';
}

function isAs(input: ReminderInput, preset: Beginning): boolean {
  if (input.rhythm !== preset.rhythm) return false;
  if (input.rhythm === 'opening') return true;
  if (input.window_start !== preset.window_start || input.window_end !== preset.window_end) return false;
  return input.rhythm === 'surprise' || input.days.join() === preset.days.join();
}

/** The same input for another content: with a rhythm that the content can have, and no words where it has none. */
export function withContent(input: ReminderInput, content: ReminderContent): ReminderInput {
  const rhythm = RHYTHMS[content].includes(input.rhythm) ? input.rhythm : (RHYTHMS[content][0] as Rhythm);
  const wording = input.wording === 'words' && !WORDED.includes(content) ? 'plain' : input.wording;
  if (rhythm === input.rhythm) return { ...input, content, wording };
  const window = content === 'session' ? EVENING : PRESETS.mornings;
  return { ...input, ...window, content, rhythm, wording };
}

export function inputOf(reminder: Reminder): ReminderInput {
  const { id: _id, status: _status, paused_until: _until, next: _next, reason: _reason, reach: _reach, takes_turns: _turns, ...input } = reminder;
  return input;
}

/** As the server has it by now: another device may have changed it. Throws Offline. */
export async function heldNow(reminder: Reminder): Promise<Reminder> {
  await loadReminders();
  return reminders.peek()?.find(({ id }) => id === reminder.id) ?? reminder;
}
