import './reflections.css';

import type { AnyComponent, JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { AbsentScreen } from '../../ui/absent-screen';
import { IntroPage } from './intro-page';
import { ListPage } from './list-page';

type Found<Props> = Promise<AnyComponent<Props>>;

/** A screen that is fetched when somebody first goes there. */
function later<Props>(find: () => Found<Props>): ReturnType<typeof lazy<AnyComponent<Props>>> {
  return lazy(async () => {
    try {
      return { default: await find() };
    } catch {
      // Not on the device and no way to fetch it: the router would wait for ever.
      return { default: AbsentScreen as AnyComponent<Props> };
    }
  });
}

const ReflectionPage = later(async () => (await import('./reflection-page')).ReflectionPage);
const PartPage = later(async () => (await import('./part-page')).PartPage);
const PartsPage = later(async () => (await import('./parts-page')).PartsPage);
const RestPage = later(async () => (await import('./rest-page')).RestPage);
const StepPage = later(async () => (await import('./step-page')).StepPage);

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
    </Router>
  );
}
