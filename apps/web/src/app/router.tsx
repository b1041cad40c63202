import { createBrowserRouter, Navigate } from 'react-router-dom';
import { paths } from './paths';
import { CrashRoute } from './routes/crash-route';
import { LeadsRoute } from './routes/leads-route';
import { NotFoundRoute } from './routes/not-found-route';
import { AppShell } from './shell/app-shell';

export function createAppRouter() {
  return createBrowserRouter([
    {
      element: <AppShell />,
      errorElement: <CrashRoute />,
      children: [
        {
          errorElement: <CrashRoute />,
          children: [
            { index: true, element: <Navigate to={paths.leads} replace /> },
            { path: 'leads/:domain?', element: <LeadsRoute /> },
            {
              path: 'import',
              lazy: async () => ({ Component: (await import('./routes/import-route')).ImportRoute }),
            },
            { path: '*', element: <NotFoundRoute /> },
          ],
        },
      ],
    },
  ]);
}
