import './reminders.css'; // the follow-up stands among other pages

// One piece for the bundler: these share nearly all they are made of, and every piece of its own has its name in what
// each screen loads.
export { EditPage } from './edit-page';
export { FollowUp } from './follow-up';
export { LastOnesPage } from './last-ones-page';
export { NewPage } from './new-page';
export { QuietPage } from './quiet-page';
export { SessionPage } from './session-page';
