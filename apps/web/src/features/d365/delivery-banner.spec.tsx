import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { createOutage, createPause, DELIVERY_FREE } from '../../../test/fake-api/fake-setup';
import { startBothLanguages } from '../../../test/start-both-languages';
import { deliveryStatusQuery } from '../../api/get-delivery-status';
import { flagsQuery } from '../../api/get-flags';
import type { DeliveryStatus } from '../../api/types';
import { AnnouncerProvider } from '../../components/announcer';
import { DeliveryBanner } from './delivery-banner';

const SINCE = new Date(new Date().setHours(10, 42, 0, 0)).toISOString();

function draw(status: DeliveryStatus, isEnabled = true): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(flagsQuery().queryKey, { d365_enabled: isEnabled, partner_center_enabled: false });
  client.setQueryData(deliveryStatusQuery().queryKey, status);
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <AnnouncerProvider>
          <DeliveryBanner />
        </AnnouncerProvider>
      </QueryClientProvider>
    </FluentProvider>,
  );
  return client;
}

const banner = () => screen.queryByRole('region', { name: 'Dynamics 365 connection' })?.textContent;

describe('DeliveryBanner', () => {
  beforeEach(startBothLanguages);

  it('says since when Dynamics is unreachable and how many leads wait', () => {
    draw(createOutage(37, SINCE));
    expect(banner()).toContain('Dynamics 365 unreachable since 10:42.');
    expect(banner()).toContain('37 leads wait and go out by themselves. Nothing is lost.');
  });

  it('goes when pushes go out again, and both are spoken', async () => {
    const client = draw(createOutage(1, SINCE));
    expect(screen.getByTestId('announcer').textContent).toContain('unreachable since 10:42');
    client.setQueryData(deliveryStatusQuery().queryKey, DELIVERY_FREE);
    await waitFor(() => {
      expect(banner()).toBeUndefined();
    });
    expect(screen.getByTestId('announcer').textContent).toContain('go out again');
  });

  it('tells a pause that Dynamics asked for from an outage', () => {
    draw(createPause(0, SINCE));
    expect(banner()).toContain('Dynamics 365 asked us to slow down. No lead waits.');
  });

  it('shows nothing while Dynamics is switched off', () => {
    draw(createOutage(37, SINCE), false);
    expect(banner()).toBeUndefined();
  });
});
