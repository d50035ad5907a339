import './reflections.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { IntroPage } from './intro-page';
import { ListPage } from './list-page';

const ReflectionPage = lazyPage(async () => (await import('./reflection-page')).ReflectionPage);
const PartPage = lazyPage(async () => (await import('./part-page')).PartPage);
const PartsPage = lazyPage(async () => (await import('./parts-page')).PartsPage);
const RestPage = lazyPage(async () => (await import('./rest-page')).RestPage);
const StepPage = lazyPage(async () => (await import('./step-page')).StepPage);

export default function ReflectionsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new/:form" component={IntroPage} />
      <Route path="/parts" component={PartsPage} />
      <Route path="/parts/:id" component={PartPage} />
      <Route path="/:id" component={ReflectionPage} />
      <Route path="/:id/rest" component={RestPage} />
      <Route path="/:id/:screen" component={StepPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
