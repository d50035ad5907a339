import { entries } from '../../store';

/** Whether the person chose to go quietly with somebody who is their therapist: then nothing of this goes out. */
export function isQuietWithTherapist(): boolean {
  return entries.of('people').value.some(({ columns, answers }) => columns.route === 'quiet' && answers.relation === 'my_therapist');
}
