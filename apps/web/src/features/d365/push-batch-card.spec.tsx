import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createFinishedBatch } from '../../../test/fake-api/fake-pushes';
import { startBothLanguages } from '../../../test/start-both-languages';
import { pushBatchQuery } from '../../api/get-push-batch';
import type { PushBatch } from '../../api/types';
import { PushBatchCard } from './push-batch-card';

const onFollow = jest.fn();
const asked = jest.fn();

function draw(change: Partial<PushBatch>): void {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(pushBatchQuery('batch-1').queryKey, { ...createFinishedBatch(3), ...change });
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <PushBatchCard batchId="batch-1" onFollow={onFollow} onDismiss={jest.fn()} />
      </QueryClientProvider>
    </FluentProvider>,
  );
}

describe('PushBatchCard', () => {
  beforeEach(async () => {
    jest.clearAllMocks();
    globalThis.fetch = (address) => {
      asked(address);
      const json = (): Promise<unknown> => Promise.resolve({ batch_id: 'undo-1' });
      return Promise.resolve({ ok: true, status: 202, json } as Response);
    };
    await startBothLanguages();
  });

  it('asks before it undoes, and follows the undo', async () => {
    draw({ created: 1, updated: 2, undoable: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'Undo 2 changes' }));
    expect(screen.getByRole('alertdialog').textContent).toContain(
      'In 2 leads Dynamics 365 gets back what stood there before the push. Fields changed since stay',
    );
    expect(asked).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(onFollow).toHaveBeenCalledWith('undo-1');
    });
    expect(asked.mock.calls).toEqual([[expect.stringMatching(/\/d365\/batches\/batch-1\/undo$/)]]);
  });

  it('says why there is no undo after a push of new leads only', () => {
    draw({});
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
    expect(screen.getByText('There is nothing to undo: new leads stay in Dynamics 365.')).toBeTruthy();
  });

  it('offers no second undo', () => {
    draw({ created: 0, updated: 3, undoable: 3, undone_by: 'undo-1' });
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
  });
});
