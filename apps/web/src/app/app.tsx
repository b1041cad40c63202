import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router-dom';
import { AnnouncerProvider } from '../components/announcer';
import { AppRoutes } from './app-routes';
import { CrashBoundary } from './crash-boundary';
import { LiveUpdates } from './live-updates';
import { createQueryClient } from './query-client';
import { ProblemToasts } from './shell/problem-toasts';
import { useBaseStyles } from './shell/use-base-styles';
import { useDocumentLanguage } from './shell/use-document-language';
import { ThemeChoiceProvider } from './theme-choice';
import { useTheme } from './use-theme';

export function App() {
  return (
    <ThemeChoiceProvider>
      <ThemedApp />
    </ThemeChoiceProvider>
  );
}

function ThemedApp() {
  const [client] = useState(createQueryClient);
  const theme = useTheme();
  useBaseStyles();
  useDocumentLanguage();
  return (
    <FluentProvider theme={theme.tokens} data-theme={theme.name}>
      <CrashBoundary>
        <QueryClientProvider client={client}>
          <AnnouncerProvider>
            <LiveUpdates>
              <ProblemToasts />
              <BrowserRouter>
                <AppRoutes />
              </BrowserRouter>
            </LiveUpdates>
          </AnnouncerProvider>
        </QueryClientProvider>
      </CrashBoundary>
    </FluentProvider>
  );
}
