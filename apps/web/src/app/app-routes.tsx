import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { CrashBoundary } from './crash-boundary';
import { paths } from './paths';
import { NotFoundRoute } from './routes/not-found-route';
import { AppShell } from './shell/app-shell';
import { PageWait } from './shell/page-wait';

/** Asked for while the catalogue is on its way: nearly every visit begins with the list. */
const leadsRoute = import('./routes/leads-route');
const LeadsRoute = lazy(async () => ({ default: (await leadsRoute).LeadsRoute }));
const ImportRoute = lazy(async () => ({ default: (await import('./routes/import-route')).ImportRoute }));
const DynamicsRoute = lazy(async () => ({ default: (await import('./routes/dynamics-route')).DynamicsRoute }));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<AppShell />}>
        <Route index element={<Navigate to={paths.leads} replace />} />
        <Route
          path="leads/:domain?"
          element={
            <Lazily>
              <LeadsRoute />
            </Lazily>
          }
        />
        <Route
          path="import"
          element={
            <Lazily>
              <ImportRoute />
            </Lazily>
          }
        />
        <Route
          path="admin/dynamics"
          element={
            <Lazily>
              <DynamicsRoute />
            </Lazily>
          }
        />
        <Route path="*" element={<NotFoundRoute />} />
      </Route>
    </Routes>
  );
}

/** A page whose code comes by itself; when it can't be had, only the page says so. */
function Lazily({ children }: { readonly children: ReactNode }) {
  return (
    <CrashBoundary>
      <Suspense fallback={<PageWait />}>{children}</Suspense>
    </CrashBoundary>
  );
}
