import './practice.css';

import type { AnyComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso/router';

import { keepOpen } from '../../entries/repairs/open-tabs';
import { loadCatalogues } from '../../i18n';
import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';

type Found<Props> = Promise<AnyComponent<Props>>;

/**
 * A screen that is fetched when somebody first goes there, with the texts of what is shared (the same words) and of
 * safety.
 */
function later<Props>(find: () => Found<Props>): ReturnType<typeof lazyPage<AnyComponent<Props>>> {
  return lazyPage(async () => {
    const [screen] = await Promise.all([find(), loadCatalogues('sharing', 'safety')]);
    return screen;
  });
}

const BeginPage = later(async () => (await import('./begin-page')).BeginPage);
const RepairPage = later(async () => (await import('./repair-page')).RepairPage);
const StepsPage = later(async () => (await import('./steps-page')).StepsPage);
const WhoPage = later(async () => (await import('./who-page')).WhoPage);
const ScaryPage = later(async () => (await import('./scary-page')).ScaryPage);
const RoutePage = later(async () => (await import('./route-page')).RoutePage);
const BeyondPage = later(async () => (await import('./beyond-page')).BeyondPage);
const EndPage = later(async () => (await import('./end-page')).EndPage);
const RestPage = later(async () => (await import('./rest-page')).RestPage);
const StepPage = later(async () => (await import('./step-page')).StepPage);

export default function PracticeRoutes(): JSX.Element {
  const [, id] = /^\/practice\/([\da-f-]{36})/.exec(useLocation().path) ?? [];
  useEffect(() => (id === undefined ? undefined : keepOpen(id)), [id]);
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={BeginPage} />
      <Route path="/:id" component={RepairPage} />
      <Route path="/:id/steps" component={StepsPage} />
      <Route path="/:id/who" component={WhoPage} />
      <Route path="/:id/safety" component={RoutePage} />
      <Route path="/:id/beyond" component={BeyondPage} />
      <Route path="/:id/safety-first" component={ScaryPage} />
      <Route path="/:id/end" component={EndPage} />
      <Route path="/:id/rest" component={RestPage} />
      <Route path="/:id/:screen" component={StepPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
