import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router-dom';
import { AnnouncerProvider } from '../components/announcer';
import { LiveUpdates } from './live-updates';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';
import { useBaseStyles } from './shell/use-base-styles';
import { useDocumentLanguage } from './shell/use-document-language';
import { ProblemToasts } from './shell/problem-toasts';
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
  const [router] = useState(createAppRouter);
  const theme = useTheme();
  useBaseStyles();
  useDocumentLanguage();
  return (
    <FluentProvider theme={theme.tokens} data-theme={theme.name}>
      <QueryClientProvider client={client}>
        <AnnouncerProvider>
          <LiveUpdates>
            <ProblemToasts />
            <RouterProvider router={router} />
          </LiveUpdates>
        </AnnouncerProvider>
      </QueryClientProvider>
    </FluentProvider>
  );
}
