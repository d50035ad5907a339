import './speakup.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { later } from '../../entries/later';
import { ListPage } from './list-page';

const BeyondPage = later(async () => (await import('./beyond-page')).BeyondPage);
const SpeakUpPage = later(async () => (await import('./speak-up-page')).SpeakUpPage);
const StepPage = later(async () => (await import('./step-page')).StepPage);

export default function SpeakUpRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/:id" component={SpeakUpPage} />
      <Route path="/:id/beyond" component={BeyondPage} />
      <Route path="/:id/:screen" component={StepPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
