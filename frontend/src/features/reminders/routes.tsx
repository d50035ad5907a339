import './reminders.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { EditPage } from './edit-page';
import { LastOnesPage } from './last-ones-page';
import { ListPage } from './list-page';
import { NewPage } from './new-page';
import { QuietPage } from './quiet-page';

export default function ReminderRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/new" component={NewPage} />
      <Route path="/quiet" component={QuietPage} />
      <Route path="/last" component={LastOnesPage} />
      <Route path="/:id" component={EditPage} />
      <Route default component={ListPage} />
    </Router>
  );
}
