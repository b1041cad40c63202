import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { UNREACHABLE } from '../../../test/fake-api/fake-leads';
import { createEndedPush } from '../../../test/fake-api/fake-pushes';
import { createOutage, DELIVERY_FREE } from '../../../test/fake-api/fake-setup';
import { startBothLanguages } from '../../../test/start-both-languages';
import { deliveryStatusQuery } from '../../api/get-delivery-status';
import { lastEndedPushQuery } from '../../api/get-last-ended-push';
import type { DeliveryStatus, PushJob } from '../../api/types';
import { DeliveryCard } from './delivery-card';

function textOf(status: DeliveryStatus, last: PushJob | null): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(deliveryStatusQuery().queryKey, status);
  client.setQueryData(lastEndedPushQuery().queryKey, last);
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <DeliveryCard />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return screen.getByRole('region', { name: 'Connection' }).textContent;
}

describe('DeliveryCard', () => {
  beforeEach(startBothLanguages);

  it('claims no success while nothing is held back and nothing was pushed', () => {
    expect(textOf(DELIVERY_FREE, null)).toBe('ConnectionNo interruption noticed. ');
  });

  it('says that the last push failed, although nothing is held back yet', () => {
    const text = textOf(DELIVERY_FREE, createEndedPush({ status: 'error', last_error: UNREACHABLE }));

    expect(text).toContain('No interruption noticed. Last push that ended: Failed · ');
    expect(text).toContain('Dynamics 365 did not answer.');
  });

  it('says that the last push went through', () => {
    expect(textOf(DELIVERY_FREE, createEndedPush({}))).toContain('Last push that ended: Succeeded · ');
  });

  it('says since when Dynamics is unreachable', () => {
    expect(textOf(createOutage(3, new Date().toISOString()), null)).toContain('Dynamics 365 unreachable since');
  });
});
